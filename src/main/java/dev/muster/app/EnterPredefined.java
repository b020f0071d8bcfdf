package dev.muster.app;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.Group;
import dev.muster.directory.ItemProperties;
import dev.muster.directory.LoginAccount;
import dev.muster.directory.Role;
import dev.muster.directory.User;
import dev.muster.directory.WellKnown;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.privilege.Catalogue;
import dev.muster.privilege.PrivilegeSet;
import dev.muster.store.Secret;
import java.util.List;

/// Fills an empty directory with the content of every installation: the catalogue, the predefined users, groups and
/// roles, and Administrator's first password. Changes nothing if the directory has a user, because two nodes may start
/// on one empty database at the same time.
///
/// @param password the hash of Administrator's first password
/// @param secrets further secrets, which are stored in the same entry
record EnterPredefined(Catalogue catalogue, PredefinedItems predefined, Secret password, List<Secret> secrets)
        implements UseCase {

    @Override
    public void decide(Draft draft) {
        if (draft.now().users().size() > 0) {
            return;
        }
        draft.comment("First start");
        draft.keep(password);
        secrets.forEach(draft::keep);
        draft.replaceCatalogue(catalogue);
        predefined.users().forEach(user -> draft.put(user(user)));
        predefined.groups().forEach(group -> enter(draft, group));
        predefined.users().forEach(user -> user.groups()
                .forEach(name -> draft.join(group(draft, name), List.of(UserId.of(user.id())))));
        predefined.roles().forEach(role -> draft.put(role(role)));
    }

    private User user(PredefinedItems.PredefinedUser user) {
        LoginAccount account = LoginAccount.of(user.login());
        UserId id = UserId.of(user.id());
        return new User(
                id,
                ItemProperties.of(user.name(), user.description(), WellKnown.ADMINISTRATOR, Acl.COMMON),
                id.equals(WellKnown.ADMINISTRATOR) ? account.withPassword(password.id(), false) : account,
                PrivilegeSet.EMPTY);
    }

    private void enter(Draft draft, PredefinedItems.PredefinedGroup group) {
        PrivilegeSet privileges = group.wholeCatalogue() != null && group.wholeCatalogue()
                ? catalogue.all()
                : PrivilegeSet.of(group.privileges() == null ? List.of() : group.privileges());
        GroupId id = GroupId.of(group.id());
        draft.put(new Group(
                id,
                ItemProperties.of(group.name(), group.description(), WellKnown.ADMINISTRATOR, Acl.COMMON),
                privileges));
        IdSet<HolderId> members = IdSet.of((HolderId) id);
        group.parents().forEach(parent -> draft.join(group(draft, parent), members.toList()));
    }

    private static GroupId group(Draft draft, String name) {
        return draft.now().groups().named(name).orElseThrow().id();
    }

    private static Role role(PredefinedItems.PredefinedRole role) {
        return new Role(
                RoleId.of(role.id()),
                ItemProperties.of(
                        role.name(), role.description(), WellKnown.ADMINISTRATOR, Acl.ofRole(WellKnown.ADMINISTRATOR)),
                PrivilegeSet.of(role.privileges()));
    }
}
