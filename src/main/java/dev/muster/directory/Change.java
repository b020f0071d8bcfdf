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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One change of a directory: the only way a directory changes, what the journal stores, and what other nodes
/// receive.
///
/// Sealed, so that a new kind of change does not compile until [Directory#after], the tables and the journal's text
/// handle it. Each change has the state that it replaces, and therefore an [#inverse()]. No kind is ever removed,
/// so that old journals stay readable.
public sealed interface Change {

    /// Largest number of ids in one change; a use case splits a larger change.
    int IDS_MAX = 10_000;

    /// The ids in parts of at most [#IDS_MAX], for one change each.
    static <T extends ObjectId> List<IdSet<T>> parts(List<T> ids) {
        List<IdSet<T>> parts = new ArrayList<>();
        for (int i = 0; i < ids.size(); i += IDS_MAX) {
            parts.add(IdSet.of(ids.subList(i, Math.min(ids.size(), i + IDS_MAX))));
        }
        return parts;
    }

    /// The change that undoes this one.
    Change inverse();

    /// The catalogue of privileges was replaced.
    record CatalogueEntered(Catalogue before, Catalogue after) implements Change {
        @Override
        public Change inverse() {
            return new CatalogueEntered(after, before);
        }
    }

    /// An object was created, or its content was replaced.
    ///
    /// @param before the earlier content, null if the object is new
    /// @param after the new content
    record Put(@Nullable Item before, Item after) implements Change {
        @Override
        public Change inverse() {
            return before == null ? new Removed(after) : new Put(after, before);
        }
    }

    /// An object was deleted. Earlier changes removed all references to it.
    record Removed(Item before) implements Change {
        @Override
        public Change inverse() {
            return new Put(null, before);
        }
    }

    /// An object was stamped as modified, because other changes of the same entry modified it.
    record Touched(ObjectId id, Stamp before, Stamp after) implements Change {
        @Override
        public Change inverse() {
            return new Touched(id, after, before);
        }
    }

    /// A user or group was given privileges directly, or a role now gives more privileges.
    record PrivilegesAdded(ObjectId to, PrivilegeSet privileges) implements Change {
        @Override
        public Change inverse() {
            return new PrivilegesRemoved(to, privileges);
        }
    }

    /// A user or group lost direct privileges, or a role now gives fewer privileges.
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

    /// Users or groups stopped being direct members of a group.
    record Left(GroupId group, IdSet<HolderId> members) implements Change {
        @Override
        public Change inverse() {
            return new Joined(group, members);
        }
    }

    /// A role was granted to users or groups in a project.
    record Granted(RoleId role, ProjectId project, IdSet<HolderId> holders) implements Change {
        @Override
        public Change inverse() {
            return new Revoked(role, project, holders);
        }
    }

    /// A role was revoked from users or groups in a project.
    record Revoked(RoleId role, ProjectId project, IdSet<HolderId> holders) implements Change {
        @Override
        public Change inverse() {
            return new Granted(role, project, holders);
        }
    }

    /// A role was delegated: the delegate may now grant it without holding it.
    record Delegated(Delegation delegation) implements Change {
        @Override
        public Change inverse() {
            return new Undelegated(delegation);
        }
    }

    /// A delegation was ended.
    record Undelegated(Delegation delegation) implements Change {
        @Override
        public Change inverse() {
            return new Delegated(delegation);
        }
    }

    /// Objects were passed to another owner, for example because their owner is deleted. A separate [Touched] for
    /// each object stamps it as modified; older journals do not have these.
    record OwnerPassed(IdSet<ObjectId> objects, UserId from, UserId to) implements Change {
        @Override
        public Change inverse() {
            return new OwnerPassed(objects, to, from);
        }
    }

    /// Access control lists were replaced, for example because a trustee is deleted. A separate [Touched] for each
    /// object stamps it as modified; older journals do not have these.
    record AclsReplaced(List<AclReplaced> lists) implements Change {
        public AclsReplaced {
            lists = List.copyOf(lists);
        }

        @Override
        public Change inverse() {
            return new AclsReplaced(lists.stream().map(AclReplaced::inverse).toList());
        }
    }

    /// The replacement of one access control list: part of [AclsReplaced].
    record AclReplaced(ObjectId id, Acl before, Acl after) {
        AclReplaced inverse() {
            return new AclReplaced(id, after, before);
        }
    }
}
