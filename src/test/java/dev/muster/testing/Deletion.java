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

/// Writes out the deletion of an object: first whatever refers to it.
final class Deletion {

    private Deletion() {}

    static void make(Trial trial, Item item) {
        switch (item.id()) {
            case UserId user -> {
                detach(trial, user);
                passOn(trial, user);
            }
            case GroupId group -> {
                IdSet<HolderId> members = trial.now().memberships().members(group);
                if (!members.isEmpty()) {
                    trial.make(new Change.Left(group, members));
                }
                detach(trial, group);
            }
            case RoleId role -> {
                for (ProjectId project : projects(trial.now(), role)) {
                    trial.make(new Change.Revoked(
                            role, project, trial.now().grants().holders(role, project)));
                }
                undelegate(trial, delegation -> delegation.role().equals(role));
            }
            case ProjectId project -> {
                for (RoleId role : trial.now().roles().all().map(r -> r.id()).toList()) {
                    IdSet<HolderId> holders = trial.now().grants().holders(role, project);
                    if (!holders.isEmpty()) {
                        trial.make(new Change.Revoked(role, project, holders));
                    }
                }
                undelegate(trial, delegation -> project.equals(delegation.project()));
            }
        }
        trial.make(new Change.Removed(trial.now().find(item.id()).orElseThrow()));
    }

    private static List<ProjectId> projects(Directory now, RoleId role) {
        return IdSet.<ProjectId>of(now.grants().ofRole(role).keys().toList()).toList();
    }

    private static void detach(Trial trial, HolderId holder) {
        for (GroupId group : trial.now().memberships().groups(holder)) {
            trial.make(new Change.Left(group, IdSet.of(holder)));
        }
        for (Grants.Held held : trial.now().grants().of(holder)) {
            trial.make(new Change.Revoked(held.role(), held.project(), IdSet.of(holder)));
        }
        undelegate(trial, delegation -> delegation.delegate().equals(holder));
        IdSet<ObjectId> naming = trial.now().references().naming(holder);
        if (!naming.isEmpty()) {
            trial.make(new Change.AclsReplaced(
                    naming.stream().map(id -> without(trial.now(), id, holder)).toList()));
        }
    }

    private static Change.AclReplaced without(Directory now, ObjectId id, HolderId trustee) {
        var acl = now.find(id).orElseThrow().about().acl();
        return new Change.AclReplaced(id, acl, acl.without(trustee));
    }

    private static void undelegate(Trial trial, Predicate<Delegation> over) {
        trial.now().delegations().stream()
                .filter(over)
                .toList()
                .forEach(delegation -> trial.make(new Change.Undelegated(delegation)));
    }

    private static void passOn(Trial trial, UserId owner) {
        IdSet<ObjectId> owned = trial.now().references().ownedBy(owner);
        if (!owned.isEmpty()) {
            trial.make(new Change.OwnerPassed(owned, owner, WellKnown.ADMINISTRATOR));
        }
    }
}
