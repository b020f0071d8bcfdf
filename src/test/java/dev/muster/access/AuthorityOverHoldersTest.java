package dev.muster.access;

import static dev.muster.access.Row.ABOVE;
import static dev.muster.access.Row.ADA;
import static dev.muster.access.Row.AUTHOR;
import static dev.muster.access.Row.BOB;
import static dev.muster.access.Row.FINANCE;
import static dev.muster.access.Row.MAY;
import static dev.muster.access.Row.OTHERS;
import static dev.muster.access.Row.READER;
import static dev.muster.access.Row.SALES;
import static dev.muster.access.Row.STAFF;
import static dev.muster.access.Row.holdsEverywhere;
import static dev.muster.access.World.ADMINISTRATORS;
import static dev.muster.access.World.EVERYONE;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever holds more: joining them, and acting upon them.
class AuthorityOverHoldersTest {

    static Stream<Row> rows() {
        return Stream.of(memberships(), membershipsOfDelegates(), actions(), actionsUponDelegates())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isAsTheTableSays(Row row) {
        row.hold();
    }

    private static List<Row> memberships() {
        String refused = "authority.join";
        Consumer<Authority> join = a -> a.join(OTHERS);
        return List.of(
                new Row("a group that holds nothing", MAY, Row::nothing, join),
                new Row("what it holds is held", MAY, w -> w.give(OTHERS, 3).give(ADA, 3), join),
                new Row("what it holds is missing", refused, w -> w.give(OTHERS, 3), join),
                new Row(
                        "what it holds is held in projects only",
                        refused,
                        w -> holdsEverywhere(w.give(OTHERS, 3), 3),
                        join),
                new Row("what its parent holds is missing", refused, w -> w.give(ABOVE, 50), join),
                new Row(
                        "what its parent holds is held",
                        MAY,
                        w -> w.give(ABOVE, 50).give(STAFF, 50),
                        join),
                new Row("a role of it is missing", refused, w -> w.grant(READER, SALES, OTHERS), join),
                new Row(
                        "a role of it is held there",
                        MAY,
                        w -> w.grant(READER, SALES, OTHERS).grant(AUTHOR, SALES, STAFF),
                        join),
                new Row(
                        "a role of it is held elsewhere",
                        refused,
                        w -> w.grant(READER, SALES, OTHERS).grant(READER, FINANCE, ADA),
                        join),
                new Row(
                        "a role of its parent in one of two projects is missing",
                        refused,
                        w -> w.grant(READER, SALES, ABOVE)
                                .grant(READER, FINANCE, ABOVE)
                                .grant(READER, SALES, ADA),
                        join),
                new Row(
                        "a role of its parent in two projects is covered directly",
                        MAY,
                        w -> w.grant(READER, SALES, ABOVE)
                                .grant(READER, FINANCE, ABOVE)
                                .give(ADA, 3),
                        join),
                new Row("154 is no authority", refused, w -> w.give(ADA, 154).give(OTHERS, 3), join),
                new Row("System Administrators", refused, w -> w.give(ADA, 50, 148, 154), a -> a.join(ADMINISTRATORS)),
                new Row("a group inside System Administrators", refused, w -> w.join(ADMINISTRATORS, ABOVE), join),
                new Row(
                        "administrators, anything",
                        MAY,
                        w -> w.join(ADMINISTRATORS, ADA)
                                .join(ADMINISTRATORS, ABOVE)
                                .grant(AUTHOR, SALES, OTHERS),
                        join),
                new Row("what counts nowhere stands in nobody's way", MAY, w -> w.give(OTHERS, 33, 60_000), join),
                new Row("the group isn't there", "group.unknown", Row::nothing, a -> a.join(World.groupId("x"))),
                new Row("the caller is disabled", "authority.caller", w -> w.disable(ADA), join));
    }

    private static List<Row> membershipsOfDelegates() {
        String refused = "authority.join";
        Consumer<Authority> join = a -> a.join(OTHERS);
        return List.of(
                new Row("a group of delegates", refused, w -> w.delegate(READER, SALES, OTHERS), join),
                new Row("a group inside a group of delegates", refused, w -> w.delegate(READER, SALES, ABOVE), join),
                new Row(
                        "a group of delegates for a role that is held there",
                        MAY,
                        w -> w.delegate(READER, SALES, OTHERS).grant(AUTHOR, SALES, ADA),
                        join),
                new Row(
                        "a group of delegates for all projects, held in each by roles",
                        refused,
                        w -> holdsEverywhere(w.delegate(READER, null, OTHERS), 3),
                        join),
                new Row(
                        "a group of delegates for all projects, held directly",
                        MAY,
                        w -> w.delegate(READER, null, OTHERS).give(ADA, 3),
                        join),
                new Row(
                        "a fellow delegate can't make more of them",
                        refused,
                        w -> w.delegate(READER, SALES, OTHERS).delegate(READER, SALES, ADA),
                        join));
    }

    private static List<Row> actions() {
        String refused = "authority.holds_more";
        Consumer<Authority> act = a -> a.actUpon(BOB);
        return List.of(
                new Row("upon who holds nothing", MAY, Row::nothing, act),
                new Row("upon who holds the same", MAY, w -> w.give(ADA, 3).give(BOB, 3), act),
                new Row(
                        "upon who holds more directly",
                        refused,
                        w -> w.give(ADA, 50, 151).give(BOB, 3),
                        act),
                new Row(
                        "upon who holds more by a group",
                        refused,
                        w -> w.join(OTHERS, BOB).give(ABOVE, 3),
                        act),
                new Row("upon who holds a role", refused, w -> w.grant(READER, SALES, BOB), act),
                new Row(
                        "upon who holds a role in another project",
                        refused,
                        w -> w.grant(READER, SALES, BOB).grant(READER, FINANCE, ADA),
                        act),
                new Row(
                        "upon who holds less by a role there",
                        MAY,
                        w -> w.grant(READER, SALES, BOB).grant(AUTHOR, SALES, STAFF),
                        act),
                new Row(
                        "upon a disabled user who holds more",
                        refused,
                        w -> w.give(BOB, 3).disable(BOB),
                        act),
                new Row(
                        "upon an administrator",
                        refused,
                        w -> w.give(ADA, 50, 151).join(ADMINISTRATORS, BOB),
                        act),
                new Row(
                        "administrators upon each other",
                        MAY,
                        w -> w.join(ADMINISTRATORS, BOB).join(ADMINISTRATORS, ADA),
                        act),
                new Row("what Everyone holds is nothing more", MAY, w -> w.give(EVERYONE, 3, 50), act),
                new Row("upon a group that holds more", refused, w -> w.give(ABOVE, 3), a -> a.actUpon(OTHERS)),
                new Row("upon a group of one's own", MAY, w -> w.give(STAFF, 3), a -> a.actUpon(STAFF)),
                new Row("upon oneself", MAY, w -> w.give(ADA, 3), a -> a.actUpon(ADA)),
                new Row("the caller is disabled", "authority.caller", w -> w.disable(ADA), a -> a.actUpon(ADA)),
                new Row(
                        "upon somebody who isn't there",
                        "user.unknown",
                        Row::nothing,
                        a -> a.actUpon(World.userId("none"))));
    }

    private static List<Row> actionsUponDelegates() {
        String refused = "authority.holds_more";
        Consumer<Authority> act = a -> a.actUpon(BOB);
        return List.of(
                new Row("upon a delegate", refused, w -> w.delegate(READER, SALES, BOB), act),
                new Row(
                        "upon a delegate by a group",
                        refused,
                        w -> w.delegate(READER, null, ABOVE).join(OTHERS, BOB),
                        act),
                new Row(
                        "upon a delegate of a role that is held there",
                        MAY,
                        w -> w.delegate(READER, SALES, BOB).grant(AUTHOR, SALES, ADA),
                        act),
                new Row(
                        "upon a fellow delegate, through whom one could grant to oneself",
                        refused,
                        w -> w.delegate(READER, SALES, BOB).delegate(READER, SALES, ADA),
                        act),
                new Row("a delegate upon themselves", MAY, w -> w.delegate(READER, SALES, ADA), a -> a.actUpon(ADA)),
                new Row(
                        "a delegate upon the group they are one by",
                        MAY,
                        w -> w.delegate(READER, SALES, STAFF),
                        a -> a.actUpon(STAFF)));
    }
}
