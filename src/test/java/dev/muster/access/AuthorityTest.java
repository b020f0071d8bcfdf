package dev.muster.access;

import static dev.muster.access.Row.ADA;
import static dev.muster.access.Row.ANALYSTS;
import static dev.muster.access.Row.AUTHOR;
import static dev.muster.access.Row.BOB;
import static dev.muster.access.Row.FINANCE;
import static dev.muster.access.Row.MAY;
import static dev.muster.access.Row.OTHERS;
import static dev.muster.access.Row.READER;
import static dev.muster.access.Row.SALES;
import static dev.muster.access.Row.STAFF;
import static dev.muster.access.Row.holds;
import static dev.muster.access.Row.holdsEverywhere;
import static dev.muster.access.World.ADMINISTRATORS;
import static dev.muster.access.World.EVERYONE;

import dev.muster.directory.Acl;
import dev.muster.privilege.PrivilegeSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Handing out: privileges into roles, roles and delegations, privileges, and who may assign at all.
class AuthorityTest {

    static Stream<Row> rows() {
        return Stream.of(
                        privilegesIntoRoles(),
                        privilegesIntoDelegatedRoles(),
                        grants(),
                        delegatedGrants(),
                        givenPrivileges(),
                        delegations(),
                        assigning(),
                        assigningAsDelegate())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isAsTheTableSays(Row row) {
        row.hold();
    }

    private static List<Row> privilegesIntoRoles() {
        String refused = "authority.role_privileges";
        Consumer<Authority> add = a -> a.addPrivileges(AUTHOR, PrivilegeSet.of(1, 20));
        return List.of(
                new Row("nowhere granted: held directly", MAY, w -> w.give(ADA, 1, 20), add),
                new Row(
                        "nowhere granted: held by groups",
                        MAY,
                        w -> w.give(STAFF, 1).give(EVERYONE, 20),
                        add),
                new Row("nowhere granted: one is missing", refused, w -> w.give(ADA, 1), add),
                new Row("nowhere granted: held by a role only", refused, w -> holds(w, SALES, 1, 20), add),
                new Row(
                        "granted where they are held",
                        MAY,
                        w -> holds(w, SALES, 1, 20).grant(AUTHOR, SALES, BOB),
                        add),
                new Row(
                        "granted elsewhere",
                        refused,
                        w -> holds(w, SALES, 1, 20).grant(AUTHOR, FINANCE, BOB),
                        add),
                new Row(
                        "granted in two projects, held in one",
                        refused,
                        w -> holds(w, SALES, 1, 20).grant(AUTHOR, SALES, BOB).grant(AUTHOR, FINANCE, OTHERS),
                        add),
                new Row(
                        "granted in two projects, held in both",
                        MAY,
                        w -> holds(holds(w, SALES, 1, 20), FINANCE, 1, 20)
                                .grant(AUTHOR, SALES, BOB)
                                .grant(AUTHOR, FINANCE, OTHERS),
                        add));
    }

    private static List<Row> privilegesIntoDelegatedRoles() {
        String refused = "authority.role_privileges";
        Consumer<Authority> add = a -> a.addPrivileges(AUTHOR, PrivilegeSet.of(1, 20));
        return List.of(
                new Row(
                        "delegated where they are held",
                        MAY,
                        w -> holds(w, SALES, 1, 20).delegate(AUTHOR, SALES, BOB),
                        add),
                new Row(
                        "granted where they are held, delegated elsewhere",
                        refused,
                        w -> holds(w, SALES, 1, 20).grant(AUTHOR, SALES, BOB).delegate(AUTHOR, FINANCE, BOB),
                        add),
                new Row(
                        "delegated for all projects, held in each by roles: one to come isn't covered",
                        refused,
                        w -> holds(holds(w, SALES, 1, 20), FINANCE, 1, 20).delegate(AUTHOR, null, BOB),
                        add),
                new Row(
                        "delegated for all projects, held directly",
                        MAY,
                        w -> w.give(ADA, 1, 20).delegate(AUTHOR, null, BOB),
                        add),
                new Row(
                        "a delegate of the role itself holds nothing by that",
                        refused,
                        w -> w.delegate(AUTHOR, SALES, ADA),
                        add),
                new Row(
                        "another role's grants and delegations don't matter",
                        refused,
                        w -> holds(w, SALES, 1, 20).grant(READER, SALES, BOB).delegate(READER, SALES, BOB),
                        add),
                new Row(
                        "a role that isn't there yet",
                        refused,
                        w -> w.give(ADA, 1),
                        a -> a.addPrivileges(World.roleId("new"), PrivilegeSet.of(1, 20))),
                new Row(
                        "no privileges at all",
                        MAY,
                        Row::nothing,
                        a -> a.addPrivileges(World.roleId("new"), PrivilegeSet.EMPTY)),
                new Row(
                        "a number that nobody can hold",
                        refused,
                        w -> w.join(ADMINISTRATORS, ADA),
                        a -> a.addPrivileges(AUTHOR, PrivilegeSet.of(33))),
                new Row("administrators hold everything", MAY, w -> w.join(ADMINISTRATORS, STAFF), add));
    }

    private static List<Row> grants() {
        String refused = "authority.grant";
        Consumer<Authority> grant = a -> a.grant(AUTHOR, SALES, BOB);
        return List.of(
                new Row("all of it held directly", MAY, w -> w.give(ADA, 3, 12), grant),
                new Row("a part is missing", refused, w -> w.give(ADA, 3), grant),
                new Row("held in that project by a role", MAY, w -> w.grant(AUTHOR, SALES, ADA), grant),
                new Row("held in that project by a group's role", MAY, w -> w.grant(AUTHOR, SALES, STAFF), grant),
                new Row("held in that project by other roles", MAY, w -> holds(w, SALES, 3, 12, 20), grant),
                new Row("partly directly, partly by a role", MAY, w -> holds(w.give(STAFF, 3), SALES, 12), grant),
                new Row("held in another project only", refused, w -> w.grant(AUTHOR, FINANCE, ADA), grant),
                new Row("148 is no authority", refused, w -> w.give(ADA, 148), grant),
                new Row("149 is no authority", refused, w -> holds(w, SALES, 149), grant),
                new Row("to own the role is no authority", refused, w -> w.own(ADA, AUTHOR), grant),
                new Row(
                        "to themselves what they hold anyway",
                        MAY,
                        w -> w.give(ADA, 3, 12),
                        a -> a.grant(AUTHOR, SALES, ADA)),
                new Row(
                        "an empty role hands out nothing",
                        MAY,
                        w -> w.role("empty"),
                        a -> a.grant(World.roleId("empty"), SALES, EVERYONE)),
                new Row(
                        "the caller is disabled",
                        "authority.caller",
                        w -> w.give(ADA, 3, 12).disable(ADA),
                        grant),
                new Row(
                        "the role isn't there",
                        "role.unknown",
                        Row::nothing,
                        a -> a.grant(World.roleId("none"), SALES, BOB)),
                new Row(
                        "the project isn't there",
                        "project.unknown",
                        w -> w.give(ADA, 3, 12),
                        a -> a.grant(AUTHOR, World.projectId("none"), BOB)),
                new Row(
                        "the holder isn't there",
                        "user.unknown",
                        w -> w.give(ADA, 3, 12),
                        a -> a.grant(AUTHOR, SALES, World.userId("none"))));
    }

    private static List<Row> delegatedGrants() {
        String refused = "authority.grant";
        Consumer<Authority> grant = a -> a.grant(AUTHOR, SALES, BOB);
        Consumer<World> delegated = w -> w.delegate(AUTHOR, SALES, ADA);
        return List.of(
                new Row("a delegate", MAY, delegated, grant),
                new Row("a delegate by a group", MAY, w -> w.delegate(AUTHOR, SALES, STAFF), grant),
                new Row("a delegate as one of Everyone", MAY, w -> w.delegate(AUTHOR, SALES, EVERYONE), grant),
                new Row("a delegate for all projects", MAY, w -> w.delegate(AUTHOR, null, ADA), grant),
                new Row("a delegate in another project", refused, w -> w.delegate(AUTHOR, FINANCE, ADA), grant),
                new Row("a delegate of another role", refused, w -> w.delegate(READER, SALES, ADA), grant),
                new Row("somebody else is the delegate", refused, w -> w.delegate(AUTHOR, SALES, BOB), grant),
                new Row("a delegate, to a group without them", MAY, delegated, a -> a.grant(AUTHOR, SALES, OTHERS)),
                new Row("a delegate, to themselves", refused, delegated, a -> a.grant(AUTHOR, SALES, ADA)),
                new Row("a delegate, to a group of theirs", refused, delegated, a -> a.grant(AUTHOR, SALES, ANALYSTS)),
                new Row(
                        "a delegate, to a group that contains a group of theirs",
                        refused,
                        delegated,
                        a -> a.grant(AUTHOR, SALES, STAFF)),
                new Row("a delegate, to Everyone", refused, delegated, a -> a.grant(AUTHOR, SALES, EVERYONE)),
                new Row(
                        "a delegate who holds it too, to themselves",
                        MAY,
                        w -> w.delegate(AUTHOR, SALES, ADA).give(ADA, 3, 12),
                        a -> a.grant(AUTHOR, SALES, ADA)),
                new Row(
                        "a disabled delegate",
                        "authority.caller",
                        w -> w.delegate(AUTHOR, SALES, ADA).disable(ADA),
                        grant));
    }

    private static List<Row> givenPrivileges() {
        String refused = "authority.give_privileges";
        Consumer<Authority> give = a -> a.givePrivileges(PrivilegeSet.of(3, 50));
        return List.of(
                new Row("held directly", MAY, w -> w.give(ADA, 3, 50), give),
                new Row("held by a group", MAY, w -> w.give(STAFF, 3, 50), give),
                new Row("held in every project by roles", refused, w -> holdsEverywhere(w.give(ADA, 50), 3), give),
                new Row("153 is no authority", refused, w -> w.give(ADA, 153, 3), give),
                new Row(
                        "a delegation is none either",
                        refused,
                        w -> w.give(ADA, 50).delegate(READER, null, ADA),
                        give),
                new Row("one is missing", refused, w -> w.give(ADA, 3), give));
    }

    private static List<Row> delegations() {
        String refused = "authority.delegate";
        Consumer<Authority> delegate = a -> a.delegate(AUTHOR, SALES, BOB);
        Consumer<Authority> everywhere = a -> a.delegate(AUTHOR, null, BOB);
        return List.of(
                new Row("held in that project", MAY, w -> w.grant(AUTHOR, SALES, STAFF), delegate),
                new Row("held in another project", refused, w -> w.grant(AUTHOR, FINANCE, STAFF), delegate),
                new Row("to be a delegate is not enough", refused, w -> w.delegate(AUTHOR, SALES, ADA), delegate),
                new Row("148 and 149 are no authority", refused, w -> w.give(ADA, 148, 149), delegate),
                new Row(
                        "for all projects, held in each by a role",
                        refused,
                        w -> holdsEverywhere(w, 3, 12),
                        everywhere),
                new Row("for all projects, held directly", MAY, w -> w.give(ADA, 3, 12), everywhere),
                new Row(
                        "for all projects, a delegate for all projects",
                        refused,
                        w -> w.delegate(AUTHOR, null, ADA),
                        everywhere),
                new Row(
                        "to somebody who isn't there",
                        "group.unknown",
                        w -> w.give(ADA, 3, 12),
                        a -> a.delegate(AUTHOR, null, World.groupId("none"))),
                new Row(
                        "in a project that isn't there",
                        "project.unknown",
                        w -> w.give(ADA, 3, 12),
                        a -> a.delegate(AUTHOR, World.projectId("none"), BOB)));
    }

    private static List<Row> assigning() {
        String refused = "permit.missing";
        Consumer<Authority> any = a -> a.assignIn(SALES);
        return List.of(
                new Row("any role, without a privilege", refused, Row::nothing, any),
                new Row("any role, with 148", MAY, w -> w.give(STAFF, 148), any),
                new Row("any role, with 149 there", MAY, w -> holds(w, SALES, 149), any),
                new Row("any role, with 149 directly", MAY, w -> w.give(ADA, 149), any),
                new Row("any role, with 149 elsewhere", refused, w -> holds(w, FINANCE, 149), any),
                new Row("any role, with 148 in a role", refused, w -> holds(w, SALES, 148), any),
                new Row("any role, as a delegate of one", refused, w -> w.delegate(AUTHOR, SALES, ADA), any),
                new Row(
                        "any role, disabled",
                        refused,
                        w -> w.give(ADA, 148, 149).disable(ADA),
                        any),
                new Row(
                        "any role, with 149 there, where they may not browse",
                        refused,
                        w -> holds(w, SALES, 149).acl(SALES, World.allow(BOB, Acl.FULL)),
                        any));
    }

    private static List<Row> assigningAsDelegate() {
        String refused = "permit.missing";
        Consumer<Authority> one = a -> a.assign(AUTHOR, SALES);
        Consumer<Authority> some = a -> a.assignSome(SALES);
        return List.of(
                new Row("some role, without anything", refused, Row::nothing, some),
                new Row("some role, with 149 there", MAY, w -> holds(w, SALES, 149), some),
                new Row("some role, as a delegate of one there", MAY, w -> w.delegate(READER, SALES, STAFF), some),
                new Row("some role, as a delegate of one everywhere", MAY, w -> w.delegate(READER, null, ADA), some),
                new Row("some role, as a delegate elsewhere", refused, w -> w.delegate(AUTHOR, FINANCE, ADA), some),
                new Row(
                        "some role, as a delegate where they may not browse",
                        refused,
                        w -> w.delegate(AUTHOR, SALES, ADA).acl(SALES, World.allow(BOB, Acl.FULL)),
                        some),
                new Row(
                        "some role, a disabled delegate",
                        refused,
                        w -> w.delegate(AUTHOR, SALES, ADA).disable(ADA),
                        some),
                new Row("one role, without anything", refused, Row::nothing, one),
                new Row("one role, with 149 there", MAY, w -> holds(w, SALES, 149), one),
                new Row("one role, as a delegate of it", MAY, w -> w.delegate(AUTHOR, SALES, STAFF), one),
                new Row("one role, as a delegate elsewhere", refused, w -> w.delegate(AUTHOR, FINANCE, ADA), one),
                new Row(
                        "one role, a disabled delegate",
                        refused,
                        w -> w.delegate(AUTHOR, SALES, ADA).disable(ADA),
                        one));
    }
}
