package dev.muster.access;

import static dev.muster.access.AccessFixture.ADMINISTRATORS;
import static dev.muster.access.AccessFixture.EVERYONE;
import static dev.muster.access.AuthorityCase.ADA;
import static dev.muster.access.AuthorityCase.ALLOWED;
import static dev.muster.access.AuthorityCase.ANALYSTS;
import static dev.muster.access.AuthorityCase.AUTHOR;
import static dev.muster.access.AuthorityCase.BOB;
import static dev.muster.access.AuthorityCase.FINANCE;
import static dev.muster.access.AuthorityCase.OTHERS;
import static dev.muster.access.AuthorityCase.READER;
import static dev.muster.access.AuthorityCase.SALES;
import static dev.muster.access.AuthorityCase.STAFF;
import static dev.muster.access.AuthorityCase.holds;
import static dev.muster.access.AuthorityCase.holdsEverywhere;
import static dev.muster.access.AuthorityCase.line;

import dev.muster.directory.Acl;
import dev.muster.privilege.PrivilegeSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The authority to hand out: putting privileges into roles, granting and delegating roles, giving privileges, and
/// assigning roles at all.
class AuthorityTest {

    static Stream<AuthorityCase> rows() {
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
    void isAsTheTableSays(AuthorityCase row) {
        row.verify();
    }

    private static List<AuthorityCase> privilegesIntoRoles() {
        String refused = "authority.role_privileges";
        Consumer<Authority> add = a -> a.requireAddPrivileges(AUTHOR, PrivilegeSet.of(1, 20));
        return List.of(
                line("nowhere granted: held directly", ALLOWED, f -> f.give(ADA, 1, 20), add),
                line(
                        "nowhere granted: held by groups",
                        ALLOWED,
                        f -> f.give(STAFF, 1).give(EVERYONE, 20),
                        add),
                line("nowhere granted: one is missing", refused, f -> f.give(ADA, 1), add),
                line("nowhere granted: held by a role only", refused, f -> holds(f, SALES, 1, 20), add),
                line(
                        "granted where they are held",
                        ALLOWED,
                        f -> holds(f, SALES, 1, 20).grant(AUTHOR, SALES, BOB),
                        add),
                line("granted elsewhere", refused, f -> holds(f, SALES, 1, 20).grant(AUTHOR, FINANCE, BOB), add),
                line(
                        "granted in two projects, held in one",
                        refused,
                        f -> holds(f, SALES, 1, 20).grant(AUTHOR, SALES, BOB).grant(AUTHOR, FINANCE, OTHERS),
                        add),
                line(
                        "granted in two projects, held in both",
                        ALLOWED,
                        f -> holds(holds(f, SALES, 1, 20), FINANCE, 1, 20)
                                .grant(AUTHOR, SALES, BOB)
                                .grant(AUTHOR, FINANCE, OTHERS),
                        add));
    }

    private static List<AuthorityCase> privilegesIntoDelegatedRoles() {
        String refused = "authority.role_privileges";
        Consumer<Authority> add = a -> a.requireAddPrivileges(AUTHOR, PrivilegeSet.of(1, 20));
        return List.of(
                line(
                        "delegated where they are held",
                        ALLOWED,
                        f -> holds(f, SALES, 1, 20).delegate(AUTHOR, SALES, BOB),
                        add),
                line(
                        "granted where they are held, delegated elsewhere",
                        refused,
                        f -> holds(f, SALES, 1, 20).grant(AUTHOR, SALES, BOB).delegate(AUTHOR, FINANCE, BOB),
                        add),
                line(
                        "delegated for all projects, held in each by roles: a later project isn't covered",
                        refused,
                        f -> holds(holds(f, SALES, 1, 20), FINANCE, 1, 20).delegate(AUTHOR, null, BOB),
                        add),
                line(
                        "delegated for all projects, held directly",
                        ALLOWED,
                        f -> f.give(ADA, 1, 20).delegate(AUTHOR, null, BOB),
                        add),
                line(
                        "a delegate of the role itself holds nothing by that",
                        refused,
                        f -> f.delegate(AUTHOR, SALES, ADA),
                        add),
                line(
                        "another role's grants and delegations don't matter",
                        refused,
                        f -> holds(f, SALES, 1, 20).grant(READER, SALES, BOB).delegate(READER, SALES, BOB),
                        add),
                line(
                        "a role that does not exist yet",
                        refused,
                        f -> f.give(ADA, 1),
                        a -> a.requireAddPrivileges(AccessFixture.roleId("new"), PrivilegeSet.of(1, 20))),
                line(
                        "no privileges at all",
                        ALLOWED,
                        AuthorityCase::nothing,
                        a -> a.requireAddPrivileges(AccessFixture.roleId("new"), PrivilegeSet.EMPTY)),
                line(
                        "a legacy number, which nobody can hold",
                        refused,
                        f -> f.join(ADMINISTRATORS, ADA),
                        a -> a.requireAddPrivileges(AUTHOR, PrivilegeSet.of(33))),
                line("administrators hold everything", ALLOWED, f -> f.join(ADMINISTRATORS, STAFF), add));
    }

    private static List<AuthorityCase> grants() {
        String refused = "authority.grant";
        Consumer<Authority> grant = a -> a.requireGrant(AUTHOR, SALES, BOB);
        return List.of(
                line("all its privileges held directly", ALLOWED, f -> f.give(ADA, 3, 12), grant),
                line("one of its privileges is missing", refused, f -> f.give(ADA, 3), grant),
                line("held in that project by a role", ALLOWED, f -> f.grant(AUTHOR, SALES, ADA), grant),
                line("held in that project by a group's role", ALLOWED, f -> f.grant(AUTHOR, SALES, STAFF), grant),
                line("held in that project by other roles", ALLOWED, f -> holds(f, SALES, 3, 12, 20), grant),
                line("partly directly, partly by a role", ALLOWED, f -> holds(f.give(STAFF, 3), SALES, 12), grant),
                line("held in another project only", refused, f -> f.grant(AUTHOR, FINANCE, ADA), grant),
                line("148 is no authority", refused, f -> f.give(ADA, 148), grant),
                line("149 is no authority", refused, f -> holds(f, SALES, 149), grant),
                line("owning the role is no authority", refused, f -> f.own(ADA, AUTHOR), grant),
                line(
                        "to themselves, a role whose privileges they hold",
                        ALLOWED,
                        f -> f.give(ADA, 3, 12),
                        a -> a.requireGrant(AUTHOR, SALES, ADA)),
                line(
                        "an empty role hands out nothing",
                        ALLOWED,
                        f -> f.role("empty"),
                        a -> a.requireGrant(AccessFixture.roleId("empty"), SALES, EVERYONE)),
                line(
                        "the caller is disabled",
                        "authority.caller",
                        f -> f.give(ADA, 3, 12).disable(ADA),
                        grant),
                line(
                        "the role does not exist",
                        "role.unknown",
                        AuthorityCase::nothing,
                        a -> a.requireGrant(AccessFixture.roleId("none"), SALES, BOB)),
                line(
                        "the project does not exist",
                        "project.unknown",
                        f -> f.give(ADA, 3, 12),
                        a -> a.requireGrant(AUTHOR, AccessFixture.projectId("none"), BOB)),
                line(
                        "the holder does not exist",
                        "user.unknown",
                        f -> f.give(ADA, 3, 12),
                        a -> a.requireGrant(AUTHOR, SALES, AccessFixture.userId("none"))));
    }

    private static List<AuthorityCase> delegatedGrants() {
        String refused = "authority.grant";
        Consumer<Authority> grant = a -> a.requireGrant(AUTHOR, SALES, BOB);
        Consumer<AccessFixture> delegated = f -> f.delegate(AUTHOR, SALES, ADA);
        return List.of(
                line("a delegate", ALLOWED, delegated, grant),
                line("a delegate by a group", ALLOWED, f -> f.delegate(AUTHOR, SALES, STAFF), grant),
                line("a delegate as one of Everyone", ALLOWED, f -> f.delegate(AUTHOR, SALES, EVERYONE), grant),
                line("a delegate for all projects", ALLOWED, f -> f.delegate(AUTHOR, null, ADA), grant),
                line("a delegate in another project", refused, f -> f.delegate(AUTHOR, FINANCE, ADA), grant),
                line("a delegate of another role", refused, f -> f.delegate(READER, SALES, ADA), grant),
                line("another user is the delegate", refused, f -> f.delegate(AUTHOR, SALES, BOB), grant),
                line(
                        "a delegate, to a group without them",
                        ALLOWED,
                        delegated,
                        a -> a.requireGrant(AUTHOR, SALES, OTHERS)),
                line("a delegate, to themselves", refused, delegated, a -> a.requireGrant(AUTHOR, SALES, ADA)),
                line(
                        "a delegate, to a group of theirs",
                        refused,
                        delegated,
                        a -> a.requireGrant(AUTHOR, SALES, ANALYSTS)),
                line(
                        "a delegate, to a group that contains a group of theirs",
                        refused,
                        delegated,
                        a -> a.requireGrant(AUTHOR, SALES, STAFF)),
                line("a delegate, to Everyone", refused, delegated, a -> a.requireGrant(AUTHOR, SALES, EVERYONE)),
                line(
                        "a delegate who holds it too, to themselves",
                        ALLOWED,
                        f -> f.delegate(AUTHOR, SALES, ADA).give(ADA, 3, 12),
                        a -> a.requireGrant(AUTHOR, SALES, ADA)),
                line(
                        "a disabled delegate",
                        "authority.caller",
                        f -> f.delegate(AUTHOR, SALES, ADA).disable(ADA),
                        grant));
    }

    private static List<AuthorityCase> givenPrivileges() {
        String refused = "authority.give_privileges";
        Consumer<Authority> give = a -> a.requireGivePrivileges(PrivilegeSet.of(3, 50));
        return List.of(
                line("held directly", ALLOWED, f -> f.give(ADA, 3, 50), give),
                line("held by a group", ALLOWED, f -> f.give(STAFF, 3, 50), give),
                line("held in every project by roles", refused, f -> holdsEverywhere(f.give(ADA, 50), 3), give),
                line("153 is no authority", refused, f -> f.give(ADA, 153, 3), give),
                line(
                        "a delegation is no authority either",
                        refused,
                        f -> f.give(ADA, 50).delegate(READER, null, ADA),
                        give),
                line("one is missing", refused, f -> f.give(ADA, 3), give));
    }

    private static List<AuthorityCase> delegations() {
        String refused = "authority.delegate";
        Consumer<Authority> delegate = a -> a.requireDelegate(AUTHOR, SALES, BOB);
        Consumer<Authority> everywhere = a -> a.requireDelegate(AUTHOR, null, BOB);
        return List.of(
                line("held in that project", ALLOWED, f -> f.grant(AUTHOR, SALES, STAFF), delegate),
                line("held in another project", refused, f -> f.grant(AUTHOR, FINANCE, STAFF), delegate),
                line("being a delegate is not enough", refused, f -> f.delegate(AUTHOR, SALES, ADA), delegate),
                line("148 and 149 are no authority", refused, f -> f.give(ADA, 148, 149), delegate),
                line("for all projects, held in each by a role", refused, f -> holdsEverywhere(f, 3, 12), everywhere),
                line("for all projects, held directly", ALLOWED, f -> f.give(ADA, 3, 12), everywhere),
                line(
                        "for all projects, a delegate for all projects",
                        refused,
                        f -> f.delegate(AUTHOR, null, ADA),
                        everywhere),
                line(
                        "to a group that does not exist",
                        "group.unknown",
                        f -> f.give(ADA, 3, 12),
                        a -> a.requireDelegate(AUTHOR, null, AccessFixture.groupId("none"))),
                line(
                        "in a project that does not exist",
                        "project.unknown",
                        f -> f.give(ADA, 3, 12),
                        a -> a.requireDelegate(AUTHOR, AccessFixture.projectId("none"), BOB)));
    }

    private static List<AuthorityCase> assigning() {
        String refused = "permit.missing";
        Consumer<Authority> any = a -> a.requireAssignIn(SALES);
        return List.of(
                line("any role, without a privilege", refused, AuthorityCase::nothing, any),
                line("any role, with 148", ALLOWED, f -> f.give(STAFF, 148), any),
                line("any role, with 149 there", ALLOWED, f -> holds(f, SALES, 149), any),
                line("any role, with 149 directly", ALLOWED, f -> f.give(ADA, 149), any),
                line("any role, with 149 elsewhere", refused, f -> holds(f, FINANCE, 149), any),
                line("any role, with 148 in a role", refused, f -> holds(f, SALES, 148), any),
                line("any role, as a delegate of one", refused, f -> f.delegate(AUTHOR, SALES, ADA), any),
                line("any role, disabled", refused, f -> f.give(ADA, 148, 149).disable(ADA), any),
                line(
                        "any role, with 149 there, where they may not browse",
                        refused,
                        f -> holds(f, SALES, 149).acl(SALES, AccessFixture.allow(BOB, Acl.FULL)),
                        any));
    }

    private static List<AuthorityCase> assigningAsDelegate() {
        String refused = "permit.missing";
        Consumer<Authority> one = a -> a.requireAssign(AUTHOR, SALES);
        Consumer<Authority> some = a -> a.requireAssignAny(SALES);
        return List.of(
                line("some role, without anything", refused, AuthorityCase::nothing, some),
                line("some role, with 149 there", ALLOWED, f -> holds(f, SALES, 149), some),
                line("some role, as a delegate of one there", ALLOWED, f -> f.delegate(READER, SALES, STAFF), some),
                line("some role, as a delegate of one everywhere", ALLOWED, f -> f.delegate(READER, null, ADA), some),
                line("some role, as a delegate elsewhere", refused, f -> f.delegate(AUTHOR, FINANCE, ADA), some),
                line(
                        "some role, as a delegate where they may not browse",
                        refused,
                        f -> f.delegate(AUTHOR, SALES, ADA).acl(SALES, AccessFixture.allow(BOB, Acl.FULL)),
                        some),
                line(
                        "some role, a disabled delegate",
                        refused,
                        f -> f.delegate(AUTHOR, SALES, ADA).disable(ADA),
                        some),
                line("one role, without anything", refused, AuthorityCase::nothing, one),
                line("one role, with 149 there", ALLOWED, f -> holds(f, SALES, 149), one),
                line("one role, as a delegate of it", ALLOWED, f -> f.delegate(AUTHOR, SALES, STAFF), one),
                line("one role, as a delegate elsewhere", refused, f -> f.delegate(AUTHOR, FINANCE, ADA), one),
                line(
                        "one role, a disabled delegate, who may browse nothing",
                        "project.unknown",
                        f -> f.delegate(AUTHOR, SALES, ADA).disable(ADA),
                        one));
    }
}
