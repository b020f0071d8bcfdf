package dev.muster.access;

import static dev.muster.access.AccessFixture.ADMINISTRATORS;
import static dev.muster.access.AccessFixture.EVERYONE;
import static dev.muster.access.AccessFixture.groupId;
import static dev.muster.access.AuthorityCase.ABOVE;
import static dev.muster.access.AuthorityCase.ADA;
import static dev.muster.access.AuthorityCase.ALLOWED;
import static dev.muster.access.AuthorityCase.AUTHOR;
import static dev.muster.access.AuthorityCase.BOB;
import static dev.muster.access.AuthorityCase.FINANCE;
import static dev.muster.access.AuthorityCase.OTHERS;
import static dev.muster.access.AuthorityCase.READER;
import static dev.muster.access.AuthorityCase.SALES;
import static dev.muster.access.AuthorityCase.STAFF;
import static dev.muster.access.AuthorityCase.holdsEverywhere;
import static dev.muster.access.AuthorityCase.line;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The authority to add members to a group, and to act upon a holder: refused if it holds more than the caller.
class AuthorityOverHoldersTest {

    static Stream<AuthorityCase> rows() {
        return Stream.of(memberships(), membershipsOfDelegates(), actions(), actionsUponDelegates())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isAsTheTableSays(AuthorityCase row) {
        row.verify();
    }

    private static List<AuthorityCase> memberships() {
        String refused = "authority.join";
        Consumer<Authority> join = a -> a.requireJoin(OTHERS);
        Consumer<Authority> joinAdministrators = a -> a.requireJoin(ADMINISTRATORS);
        return List.of(
                line("a group that holds nothing", ALLOWED, AuthorityCase::nothing, join),
                line("its privilege is held", ALLOWED, f -> f.give(OTHERS, 3).give(ADA, 3), join),
                line("its privilege is missing", refused, f -> f.give(OTHERS, 3), join),
                line(
                        "its privilege is held in projects only",
                        refused,
                        f -> holdsEverywhere(f.give(OTHERS, 3), 3),
                        join),
                line("its parent's privilege is missing", refused, f -> f.give(ABOVE, 50), join),
                line(
                        "its parent's privilege is held",
                        ALLOWED,
                        f -> f.give(ABOVE, 50).give(STAFF, 50),
                        join),
                line("a role of it is missing", refused, f -> f.grant(READER, SALES, OTHERS), join),
                line(
                        "a role of it is held there",
                        ALLOWED,
                        f -> f.grant(READER, SALES, OTHERS).grant(AUTHOR, SALES, STAFF),
                        join),
                line(
                        "a role of it is held elsewhere",
                        refused,
                        f -> f.grant(READER, SALES, OTHERS).grant(READER, FINANCE, ADA),
                        join),
                line(
                        "a role of its parent in one of two projects is missing",
                        refused,
                        f -> f.grant(READER, SALES, ABOVE)
                                .grant(READER, FINANCE, ABOVE)
                                .grant(READER, SALES, ADA),
                        join),
                line(
                        "a role of its parent in two projects is covered directly",
                        ALLOWED,
                        f -> f.grant(READER, SALES, ABOVE)
                                .grant(READER, FINANCE, ABOVE)
                                .give(ADA, 3),
                        join),
                line("154 is no authority", refused, f -> f.give(ADA, 154).give(OTHERS, 3), join),
                line("System Administrators", refused, f -> f.give(ADA, 50, 148, 154), joinAdministrators),
                line("a group inside System Administrators", refused, f -> f.join(ADMINISTRATORS, ABOVE), join),
                line(
                        "an administrator may join any group",
                        ALLOWED,
                        f -> f.join(ADMINISTRATORS, ADA)
                                .join(ADMINISTRATORS, ABOVE)
                                .grant(AUTHOR, SALES, OTHERS),
                        join),
                line("privileges that nobody can hold do not matter", ALLOWED, f -> f.give(OTHERS, 33, 60_000), join),
                line("an unknown group", "group.unknown", AuthorityCase::nothing, a -> a.requireJoin(groupId("x"))),
                line("the caller is disabled", "authority.caller", f -> f.disable(ADA), join));
    }

    private static List<AuthorityCase> membershipsOfDelegates() {
        String refused = "authority.join";
        Consumer<Authority> join = a -> a.requireJoin(OTHERS);
        return List.of(
                line("a group of delegates", refused, f -> f.delegate(READER, SALES, OTHERS), join),
                line("a group inside a group of delegates", refused, f -> f.delegate(READER, SALES, ABOVE), join),
                line(
                        "a group of delegates for a role that is held there",
                        ALLOWED,
                        f -> f.delegate(READER, SALES, OTHERS).grant(AUTHOR, SALES, ADA),
                        join),
                line(
                        "a group of delegates for all projects, held in each by roles",
                        refused,
                        f -> holdsEverywhere(f.delegate(READER, null, OTHERS), 3),
                        join),
                line(
                        "a group of delegates for all projects, held directly",
                        ALLOWED,
                        f -> f.delegate(READER, null, OTHERS).give(ADA, 3),
                        join),
                line(
                        "a fellow delegate can't make more of them",
                        refused,
                        f -> f.delegate(READER, SALES, OTHERS).delegate(READER, SALES, ADA),
                        join));
    }

    private static List<AuthorityCase> actions() {
        String refused = "authority.holds_more";
        Consumer<Authority> act = a -> a.requireActUpon(BOB);
        return List.of(
                line("upon a user who holds nothing", ALLOWED, AuthorityCase::nothing, act),
                line(
                        "upon a user who holds the same",
                        ALLOWED,
                        f -> f.give(ADA, 3).give(BOB, 3),
                        act),
                line(
                        "upon a user who holds more directly",
                        refused,
                        f -> f.give(ADA, 50, 151).give(BOB, 3),
                        act),
                line(
                        "upon a user who holds more by a group",
                        refused,
                        f -> f.join(OTHERS, BOB).give(ABOVE, 3),
                        act),
                line("upon a user who holds a role", refused, f -> f.grant(READER, SALES, BOB), act),
                line(
                        "upon a user who holds a role in another project",
                        refused,
                        f -> f.grant(READER, SALES, BOB).grant(READER, FINANCE, ADA),
                        act),
                line(
                        "upon a user who holds less by a role there",
                        ALLOWED,
                        f -> f.grant(READER, SALES, BOB).grant(AUTHOR, SALES, STAFF),
                        act),
                line(
                        "upon a disabled user who holds more",
                        refused,
                        f -> f.give(BOB, 3).disable(BOB),
                        act),
                line("upon an administrator", refused, f -> f.give(ADA, 50, 151).join(ADMINISTRATORS, BOB), act),
                line(
                        "administrators upon each other",
                        ALLOWED,
                        f -> f.join(ADMINISTRATORS, BOB).join(ADMINISTRATORS, ADA),
                        act),
                line("privileges of Everyone count for the caller too", ALLOWED, f -> f.give(EVERYONE, 3, 50), act),
                line("upon a group that holds more", refused, f -> f.give(ABOVE, 3), a -> a.requireActUpon(OTHERS)),
                line(
                        "upon a group that the caller is in",
                        ALLOWED,
                        f -> f.give(STAFF, 3),
                        a -> a.requireActUpon(STAFF)),
                line("callers upon themselves", ALLOWED, f -> f.give(ADA, 3), a -> a.requireActUpon(ADA)),
                line("the caller is disabled", "authority.caller", f -> f.disable(ADA), a -> a.requireActUpon(ADA)),
                line(
                        "upon a user who does not exist",
                        "user.unknown",
                        AuthorityCase::nothing,
                        a -> a.requireActUpon(AccessFixture.userId("none"))));
    }

    private static List<AuthorityCase> actionsUponDelegates() {
        String refused = "authority.holds_more";
        Consumer<Authority> act = a -> a.requireActUpon(BOB);
        return List.of(
                line("upon a delegate", refused, f -> f.delegate(READER, SALES, BOB), act),
                line(
                        "upon a delegate by a group",
                        refused,
                        f -> f.delegate(READER, null, ABOVE).join(OTHERS, BOB),
                        act),
                line(
                        "upon a delegate of a role that is held there",
                        ALLOWED,
                        f -> f.delegate(READER, SALES, BOB).grant(AUTHOR, SALES, ADA),
                        act),
                line(
                        "upon a fellow delegate: the caller could grant to themselves through them",
                        refused,
                        f -> f.delegate(READER, SALES, BOB).delegate(READER, SALES, ADA),
                        act),
                line(
                        "a delegate upon themselves",
                        ALLOWED,
                        f -> f.delegate(READER, SALES, ADA),
                        a -> a.requireActUpon(ADA)),
                line(
                        "a delegate upon the group that makes them one",
                        ALLOWED,
                        f -> f.delegate(READER, SALES, STAFF),
                        a -> a.requireActUpon(STAFF)));
    }
}
