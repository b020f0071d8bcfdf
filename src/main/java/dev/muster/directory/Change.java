package dev.muster.directory;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.ObjectId;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.privilege.Catalogue;
import dev.muster.privilege.PrivilegeSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that became different: the only way a directory changes, what the journal keeps and
/// what other nodes receive. Sealed: a new kind does not compile until [Directory#after], the tables
/// and the journal's text say what it means.
///
/// Each carries what it replaces, so it has an [#inverse()]. Kinds are kept for ever: old journals
/// stay readable.
public sealed interface Change {

    /// Most ids one change carries; a use case splits what is larger.
    int IDS_MAX = 10_000;

    /// The change that takes this one back.
    Change inverse();

    /// The catalogue of privileges is another one.
    record CatalogueEntered(Catalogue before, Catalogue after) implements Change {
        @Override
        public Change inverse() {
            return new CatalogueEntered(after, before);
        }
    }

    /// An object is new, or has other content.
    ///
    /// @param before null: it is new
    record Put(@Nullable Item before, Item after) implements Change {
        @Override
        public Change inverse() {
            return before == null ? new Removed(after) : new Put(after, before);
        }
    }

    /// An object is gone. Whatever referred to it went before, by changes of its own.
    record Removed(Item before) implements Change {
        @Override
        public Change inverse() {
            return new Put(null, before);
        }
    }

    /// An object was changed at this moment, by the changes beside this one.
    record Touched(ObjectId id, Stamp before, Stamp after) implements Change {
        @Override
        public Change inverse() {
            return new Touched(id, after, before);
        }
    }

    /// A user or group holds more, or a role gives more.
    record PrivilegesAdded(ObjectId to, PrivilegeSet privileges) implements Change {
        @Override
        public Change inverse() {
            return new PrivilegesRemoved(to, privileges);
        }
    }

    /// A user or group holds less, or a role gives less.
    record PrivilegesRemoved(ObjectId from, PrivilegeSet privileges) implements Change {
        @Override
        public Change inverse() {
            return new PrivilegesAdded(from, privileges);
        }
    }

    /// Users or groups became direct members of a group.
    record Joined(GroupId group, IdSet<HolderId> members) implements Change {
        @Override
        public Change inverse() {
            return new Left(group, members);
        }
    }

    /// Users or groups are no longer direct members of a group.
    record Left(GroupId group, IdSet<HolderId> members) implements Change {
        @Override
        public Change inverse() {
            return new Joined(group, members);
        }
    }

    /// A role was granted in a project.
    record Granted(RoleId role, ProjectId project, IdSet<HolderId> holders) implements Change {
        @Override
        public Change inverse() {
            return new Revoked(role, project, holders);
        }
    }

    /// A role was revoked in a project.
    record Revoked(RoleId role, ProjectId project, IdSet<HolderId> holders) implements Change {
        @Override
        public Change inverse() {
            return new Granted(role, project, holders);
        }
    }

    /// Somebody may grant a role without holding it.
    record Delegated(Delegation delegation) implements Change {
        @Override
        public Change inverse() {
            return new Undelegated(delegation);
        }
    }

    /// A delegation is over.
    record Undelegated(Delegation delegation) implements Change {
        @Override
        public Change inverse() {
            return new Delegated(delegation);
        }
    }

    /// Objects passed to another owner, as when their owner is deleted. That they were changed by it is said by a
    /// [Touched] each: older journals have none.
    record OwnerPassed(IdSet<ObjectId> objects, UserId from, UserId to) implements Change {
        @Override
        public Change inverse() {
            return new OwnerPassed(objects, to, from);
        }
    }

    /// Access control lists became others, as when a trustee is deleted. That their objects were changed by it is
    /// said by a [Touched] each: older journals have none.
    record AclsReplaced(List<AclReplaced> lists) implements Change {
        public AclsReplaced {
            lists = List.copyOf(lists);
        }

        @Override
        public Change inverse() {
            return new AclsReplaced(lists.stream().map(AclReplaced::inverse).toList());
        }
    }

    /// One access control list that became another: part of [AclsReplaced].
    record AclReplaced(ObjectId id, Acl before, Acl after) {
        AclReplaced inverse() {
            return new AclReplaced(id, after, before);
        }
    }
}
