package dev.muster.access;

import static dev.muster.access.AccessFixture.ADMINISTRATORS;
import static dev.muster.access.AccessFixture.EVERYONE;
import static dev.muster.access.AccessFixture.groupId;
import static dev.muster.access.AuthorityCase.ABOVE;
import static dev.muster.access.AuthorityCase.ADA;
import static dev.muster.access.AuthorityCase.AUTHOR;
import static dev.muster.access.AuthorityCase.BOB;
import static dev.muster.access.AuthorityCase.FINANCE;
import static dev.muster.access.AuthorityCase.MAY;
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

/// Whoever holds more: joining them, and acting upon them.
class AuthorityOverHoldersTest {

    static Stream<AuthorityCase> rows() {
        return Stream.of(memberships(), membershipsOfDelegates(), actions(), actionsUponDelegates())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isAsTheTableSays(AuthorityCase row) {
        row.hold();
    }

    private static List<AuthorityCase> memberships() {
        String refused = "authority.join";
        Consumer<Authority> join = a -> a.join(OTHERS);
        return List.of(
                line("a group that holds nothing", MAY, AuthorityCase::nothing, join),
                line("what it holds is held", MAY, w -> w.give(OTHERS, 3).give(ADA, 3), join),
                line("what it holds is missing", refused, w -> w.give(OTHERS, 3), join),
                line(
                        "what it holds is held in projects only",
                        refused,
                        w -> holdsEverywhere(w.give(OTHERS, 3), 3),
                        join),
                line("what its parent holds is missing", refused, w -> w.give(ABOVE, 50), join),
                line(
                        "what its parent holds is held",
                        MAY,
                        w -> w.give(ABOVE, 50).give(STAFF, 50),
                        join),
                line("a role of it is missing", refused, w -> w.grant(READER, SALES, OTHERS), join),
                line(
                        "a role of it is held there",
                        MAY,
                        w -> w.grant(READER, SALES, OTHERS).grant(AUTHOR, SALES, STAFF),
                        join),
                line(
                        "a role of it is held elsewhere",
                        refused,
                        w -> w.grant(READER, SALES, OTHERS).grant(READER, FINANCE, ADA),
                        join),
                line(
                        "a role of its parent in one of two projects is missing",
                        refused,
                        w -> w.grant(READER, SALES, ABOVE)
                                .grant(READER, FINANCE, ABOVE)
                                .grant(READER, SALES, ADA),
                        join),
                line(
                        "a role of its parent in two projects is covered directly",
                        MAY,
                        w -> w.grant(READER, SALES, ABOVE)
                                .grant(READER, FINANCE, ABOVE)
                                .give(ADA, 3),
                        join),
                line("154 is no authority", refused, w -> w.give(ADA, 154).give(OTHERS, 3), join),
                line("System Administrators", refused, w -> w.give(ADA, 50, 148, 154), a -> a.join(ADMINISTRATORS)),
                line("a group inside System Administrators", refused, w -> w.join(ADMINISTRATORS, ABOVE), join),
                line(
                        "administrators, anything",
                        MAY,
                        w -> w.join(ADMINISTRATORS, ADA)
                                .join(ADMINISTRATORS, ABOVE)
                                .grant(AUTHOR, SALES, OTHERS),
                        join),
                line("what counts nowhere stands in nobody's way", MAY, w -> w.give(OTHERS, 33, 60_000), join),
                line("an unknown group", "group.unknown", AuthorityCase::nothing, a -> a.join(groupId("x"))),
                line("the caller is disabled", "authority.caller", w -> w.disable(ADA), join));
    }

    private static List<AuthorityCase> membershipsOfDelegates() {
        String refused = "authority.join";
        Consumer<Authority> join = a -> a.join(OTHERS);
        return List.of(
                line("a group of delegates", refused, w -> w.delegate(READER, SALES, OTHERS), join),
                line("a group inside a group of delegates", refused, w -> w.delegate(READER, SALES, ABOVE), join),
                line(
                        "a group of delegates for a role that is held there",
                        MAY,
                        w -> w.delegate(READER, SALES, OTHERS).grant(AUTHOR, SALES, ADA),
                        join),
                line(
                        "a group of delegates for all projects, held in each by roles",
                        refused,
                        w -> holdsEverywhere(w.delegate(READER, null, OTHERS), 3),
                        join),
                line(
                        "a group of delegates for all projects, held directly",
                        MAY,
                        w -> w.delegate(READER, null, OTHERS).give(ADA, 3),
                        join),
                line(
                        "a fellow delegate can't make more of them",
                        refused,
                        w -> w.delegate(READER, SALES, OTHERS).delegate(READER, SALES, ADA),
                        join));
    }

    private static List<AuthorityCase> actions() {
        String refused = "authority.holds_more";
        Consumer<Authority> act = a -> a.actUpon(BOB);
        return List.of(
                line("upon who holds nothing", MAY, AuthorityCase::nothing, act),
                line("upon who holds the same", MAY, w -> w.give(ADA, 3).give(BOB, 3), act),
                line(
                        "upon who holds more directly",
                        refused,
                        w -> w.give(ADA, 50, 151).give(BOB, 3),
                        act),
                line(
                        "upon who holds more by a group",
                        refused,
                        w -> w.join(OTHERS, BOB).give(ABOVE, 3),
                        act),
                line("upon who holds a role", refused, w -> w.grant(READER, SALES, BOB), act),
                line(
                        "upon who holds a role in another project",
                        refused,
                        w -> w.grant(READER, SALES, BOB).grant(READER, FINANCE, ADA),
                        act),
                line(
                        "upon who holds less by a role there",
                        MAY,
                        w -> w.grant(READER, SALES, BOB).grant(AUTHOR, SALES, STAFF),
                        act),
                line(
                        "upon a disabled user who holds more",
                        refused,
                        w -> w.give(BOB, 3).disable(BOB),
                        act),
                line("upon an administrator", refused, w -> w.give(ADA, 50, 151).join(ADMINISTRATORS, BOB), act),
                line(
                        "administrators upon each other",
                        MAY,
                        w -> w.join(ADMINISTRATORS, BOB).join(ADMINISTRATORS, ADA),
                        act),
                line("what Everyone holds is nothing more", MAY, w -> w.give(EVERYONE, 3, 50), act),
                line("upon a group that holds more", refused, w -> w.give(ABOVE, 3), a -> a.actUpon(OTHERS)),
                line("upon a group of one's own", MAY, w -> w.give(STAFF, 3), a -> a.actUpon(STAFF)),
                line("upon oneself", MAY, w -> w.give(ADA, 3), a -> a.actUpon(ADA)),
                line("the caller is disabled", "authority.caller", w -> w.disable(ADA), a -> a.actUpon(ADA)),
                line(
                        "upon somebody who isn't there",
                        "user.unknown",
                        AuthorityCase::nothing,
                        a -> a.actUpon(AccessFixture.userId("none"))));
    }

    private static List<AuthorityCase> actionsUponDelegates() {
        String refused = "authority.holds_more";
        Consumer<Authority> act = a -> a.actUpon(BOB);
        return List.of(
                line("upon a delegate", refused, w -> w.delegate(READER, SALES, BOB), act),
                line(
                        "upon a delegate by a group",
                        refused,
                        w -> w.delegate(READER, null, ABOVE).join(OTHERS, BOB),
                        act),
                line(
                        "upon a delegate of a role that is held there",
                        MAY,
                        w -> w.delegate(READER, SALES, BOB).grant(AUTHOR, SALES, ADA),
                        act),
                line(
                        "upon a fellow delegate, through whom one could grant to oneself",
                        refused,
                        w -> w.delegate(READER, SALES, BOB).delegate(READER, SALES, ADA),
                        act),
                line("a delegate upon themselves", MAY, w -> w.delegate(READER, SALES, ADA), a -> a.actUpon(ADA)),
                line(
                        "a delegate upon the group they are one by",
                        MAY,
                        w -> w.delegate(READER, SALES, STAFF),
                        a -> a.actUpon(STAFF)));
    }
}
