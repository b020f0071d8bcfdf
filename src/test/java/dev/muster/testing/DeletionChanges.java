package dev.muster.testing;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.ObjectId;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Change;
import dev.muster.directory.Delegation;
import dev.muster.directory.Directory;
import dev.muster.directory.Grants;
import dev.muster.directory.Item;
import dev.muster.directory.WellKnown;
import java.util.List;
import java.util.function.Predicate;

/// Makes the changes of a deletion: first everything that refers to the object, then the object.
final class DeletionChanges {

    private DeletionChanges() {}

    static void make(RandomHistory history, Item item) {
        switch (item.id()) {
            case UserId user -> {
                removeReferences(history, user);
                passOwned(history, user);
            }
            case GroupId group -> {
                IdSet<HolderId> members = history.now().memberships().members(group);
                if (!members.isEmpty()) {
                    history.make(new Change.Left(group, members));
                }
                removeReferences(history, group);
            }
            case RoleId role -> {
                for (ProjectId project : projects(history.now(), role)) {
                    history.make(new Change.Revoked(
                            role, project, history.now().grants().holders(role, project)));
                }
                undelegate(history, delegation -> delegation.role().equals(role));
            }
            case ProjectId project -> {
                for (RoleId role : history.now().roles().all().map(r -> r.id()).toList()) {
                    IdSet<HolderId> holders = history.now().grants().holders(role, project);
                    if (!holders.isEmpty()) {
                        history.make(new Change.Revoked(role, project, holders));
                    }
                }
                undelegate(history, delegation -> project.equals(delegation.project()));
            }
        }
        history.make(new Change.Removed(history.now().find(item.id()).orElseThrow()));
    }

    private static List<ProjectId> projects(Directory now, RoleId role) {
        return IdSet.<ProjectId>of(now.grants().ofRole(role).keys().toList()).toList();
    }

    private static void removeReferences(RandomHistory history, HolderId holder) {
        for (GroupId group : history.now().memberships().groups(holder)) {
            history.make(new Change.Left(group, IdSet.of(holder)));
        }
        for (Grants.HeldGrant held : history.now().grants().of(holder)) {
            history.make(new Change.Revoked(held.role(), held.project(), IdSet.of(holder)));
        }
        undelegate(history, delegation -> delegation.delegate().equals(holder));
        IdSet<ObjectId> naming = history.now().references().objectsNaming(holder);
        if (!naming.isEmpty()) {
            history.make(new Change.AclsReplaced(naming.stream()
                    .map(id -> without(history.now(), id, holder))
                    .toList()));
        }
    }

    private static Change.AclReplaced without(Directory now, ObjectId id, HolderId trustee) {
        var acl = now.find(id).orElseThrow().properties().acl();
        return new Change.AclReplaced(id, acl, acl.without(trustee));
    }

    private static void undelegate(RandomHistory history, Predicate<Delegation> affected) {
        history.now().delegations().stream()
                .filter(affected)
                .toList()
                .forEach(delegation -> history.make(new Change.Undelegated(delegation)));
    }

    private static void passOwned(RandomHistory history, UserId owner) {
        IdSet<ObjectId> owned = history.now().references().ownedBy(owner);
        if (!owned.isEmpty()) {
            history.make(new Change.OwnerPassed(owned, owner, WellKnown.ADMINISTRATOR));
        }
    }
}
