package dev.muster.ledger;

import dev.muster.base.Author;
import dev.muster.base.Caller;
import dev.muster.base.GroupId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.Group;
import dev.muster.directory.ItemProperties;
import dev.muster.directory.LoginAccount;
import dev.muster.directory.Role;
import dev.muster.directory.User;
import dev.muster.directory.WellKnown;
import dev.muster.privilege.PrivilegeSet;
import java.util.List;

/// A small organisation, and use cases on it without any rule.
public final class LedgerFixture {

    public static final Caller CALLER = new Caller(WellKnown.ADMINISTRATOR, Author.API, "127.0.0.1");

    /// Makes Administrator and the well-known groups, and nothing else.
    static final UseCase START = draft -> {
        draft.put(new User(
                WellKnown.ADMINISTRATOR,
                properties("Administrator"),
                LoginAccount.of("Administrator"),
                PrivilegeSet.EMPTY));
        List.of(WellKnown.EVERYONE, WellKnown.PUBLIC_GUEST, WellKnown.SYSTEM_ADMINISTRATORS, WellKnown.SYSTEM_MONITORS)
                .forEach(id -> draft.put(new Group(
                        id,
                        properties("Group " + id.text().charAt(0) + id.text().charAt(8)
                                + id.text().charAt(7)),
                        PrivilegeSet.EMPTY)));
        draft.join(WellKnown.SYSTEM_ADMINISTRATORS, List.of(WellKnown.ADMINISTRATOR));
    };

    private LedgerFixture() {}

    static RoleId roleId(int number) {
        return new RoleId(0, number);
    }

    static UserId userId(int number) {
        return new UserId(1, number);
    }

    static GroupId groupId(int number) {
        return new GroupId(2, number);
    }

    static User user(int number) {
        return new User(
                userId(number), properties("User " + number), LoginAccount.of("user" + number), PrivilegeSet.EMPTY);
    }

    static Group group(int number) {
        return new Group(groupId(number), properties("Group " + number), PrivilegeSet.EMPTY);
    }

    /// Creates a role of that number.
    static UseCase create(int number) {
        ItemProperties properties =
                ItemProperties.of("Role " + number, "", WellKnown.ADMINISTRATOR, Acl.ofRole(WellKnown.ADMINISTRATOR));
        return draft -> draft.put(new Role(roleId(number), properties, PrivilegeSet.of(1, 12)));
    }

    /// Gives the role of that number another name and another privilege.
    static UseCase alter(int number) {
        return draft -> {
            Role role = draft.now().roles().find(roleId(number)).orElseThrow();
            draft.put(role.with(role.properties().withName("Altered " + number)));
            draft.addPrivileges(roleId(number), PrivilegeSet.of(number % 60 + 1));
        };
    }

    private static ItemProperties properties(String name) {
        return ItemProperties.of(name, "", WellKnown.ADMINISTRATOR, Acl.COMMON);
    }
}
