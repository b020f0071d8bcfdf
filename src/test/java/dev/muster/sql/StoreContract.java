package dev.muster.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.Change;
import dev.muster.directory.Delegation;
import dev.muster.directory.Directory;
import dev.muster.directory.Group;
import dev.muster.directory.Item;
import dev.muster.directory.Project;
import dev.muster.directory.Role;
import dev.muster.directory.Stamp;
import dev.muster.directory.User;
import dev.muster.privilege.Catalogue;
import dev.muster.privilege.Level;
import dev.muster.privilege.Privilege;
import dev.muster.privilege.PrivilegeSet;
import dev.muster.store.ConstraintBroken;
import dev.muster.store.Head;
import dev.muster.store.Store;
import dev.muster.store.StoreUnavailable;
import dev.muster.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How every store keeps the organisation, whatever database it stands on.
abstract class StoreContract {

    private static final User ANN = World.user(1);
    private static final User BOB = World.user(2);
    private static final Group STAFF = World.group(1);
    private static final Group SALES = World.group(2);
    private static final Role ANALYST = World.role(1);
    private static final Role EDITOR = World.role(2);
    private static final Project TUTORIAL = World.project(1);
    private static final Project FINANCE = World.project(2);

    TestDatabase database;
    Store store;
    World world;

    abstract TestDatabase fresh();

    @BeforeEach
    void open() {
        database = fresh();
        store = database.open();
        world = new World(store);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aNewDatabaseIsEmpty() {
        var loaded = store.load();

        assertThat(loaded.directory()).isEqualTo(Directory.EMPTY);
        assertThat(loaded.head().revision()).isZero();
        assertThat(loaded.head().hash()).isEqualTo(Head.NO_HASH);
        assertThat(loaded.sessions()).isEmpty();
        assertThat(store.head()).isEqualTo(loaded.head());
    }

    /// Every kind of change, each in a batch of its own and taken back in the end.
    @Test
    void everyChangeAndItsInverseIsLoadedAgain() {
        world.begin();
        Directory begun = world.now();
        List<Change> made = everyChange();

        for (Change change : made) {
            world.store(change);
            assertThat(store.load().directory()).as(change.toString()).isEqualTo(world.now());
        }
        for (Change change : made.reversed()) {
            world.store(change.inverse());
            assertThat(store.load().directory()).as("back: " + change).isEqualTo(world.now());
        }
        assertThat(world.now()).isEqualTo(begun);
    }

    @Test
    void everyChangeInOneBatchIsLoadedAgain() {
        world.begin();
        Change[] all = everyChange().toArray(Change[]::new);

        world.store(all);

        assertThat(store.load().directory()).isEqualTo(world.now());
    }

    @Test
    void whatABatchMakesAndTakesBackIsNoRow() {
        world.begin();
        world.store(World.put(null, ANALYST), new Change.Removed(ANALYST));

        assertThat(database.query("select role_id from role")).isEmpty();
        assertThat(store.load().directory()).isEqualTo(world.now());
    }

    @Test
    void namesMayBeSwappedInOneBatch() {
        world.begin();
        world.store(World.put(null, ANALYST), World.put(null, EDITOR), World.put(null, ANN), World.put(null, BOB));

        world.store(
                rename(ANALYST, EDITOR.about().name()),
                rename(EDITOR, ANALYST.about().name()),
                World.put(ANN, ANN.with(ANN.logIn().withName("user2"))),
                World.put(BOB, BOB.with(BOB.logIn().withName("USER1"))));

        assertThat(store.load().directory()).isEqualTo(world.now());
    }

    @Test
    void aNameMayPassToANewObjectInTheBatchThatRemovesOrRenamesItsBearer() {
        world.begin();
        world.store(World.put(null, ANALYST), World.put(null, TUTORIAL));

        world.store(
                rename(ANALYST, "other"),
                World.put(null, EDITOR.with(EDITOR.about().withName("ROLE 1"))),
                new Change.Removed(TUTORIAL),
                World.put(null, FINANCE.with(FINANCE.about().withName("project 1"))));

        assertThat(store.load().directory()).isEqualTo(world.now());
    }

    /// 250 times this letter folds to 500 characters; a supplementary letter takes four bytes.
    @Test
    void theLongestKeysHaveRoom() {
        world.begin();
        world.store(
                World.put(null, ANALYST.with(ANALYST.about().withName("İ".repeat(250)))),
                World.put(null, EDITOR.with(EDITOR.about().withName("𐐀".repeat(250)))),
                World.put(null, ANN.with(ANN.logIn().withName("İ".repeat(250)))));

        assertThat(store.load().directory()).isEqualTo(world.now());
    }

    @Test
    void usersMayOwnEachOtherFromTheStart() {
        world.begin();
        world.store(
                World.put(null, ANN.with(ANN.about().withOwner(BOB.id()))),
                World.put(null, BOB.with(BOB.about().withOwner(ANN.id()))));

        assertThat(store.load().directory()).isEqualTo(world.now());
    }

    @Test
    void aReferenceToNobodyIsRefusedAlsoAfterAReconnect() {
        world.begin();
        for (int round = 0; round < 2; round++) {
            Role orphan = ANALYST.with(ANALYST.about().withOwner(new UserId(9, 9)));
            assertThatThrownBy(() -> world.store(World.put(null, orphan))).isInstanceOf(ConstraintBroken.class);
            assertThatThrownBy(this::aMemberWhoIsNotStored).isInstanceOf(ConstraintBroken.class);
            assertThatThrownBy(() -> store.inTransaction(tx -> {
                        throw new StoreUnavailable("as if the connection were lost", null);
                    }))
                    .isInstanceOf(StoreUnavailable.class);
        }
        world.store(World.put(null, ANALYST));
        assertThat(store.load().directory()).isEqualTo(world.now());
    }

    @Test
    void aNameThatIsTakenIsRefusedAndNothingOfTheBatchIsStored() {
        world.begin();
        world.store(World.put(null, ANALYST));
        Head before = store.head();

        assertThatThrownBy(() -> world.store(
                        World.put(null, FINANCE),
                        World.put(null, EDITOR.with(EDITOR.about().withName("role 1")))))
                .isInstanceOf(ConstraintBroken.class);

        assertThat(store.head()).isEqualTo(before);
        assertThat(store.load().directory()).isEqualTo(world.now());
    }

    @Test
    void aChangeOfARowThatAForeignHandTookIsRefused() {
        world.begin();
        world.store(World.put(null, ANALYST));
        database.execute("delete from role");

        assertThatThrownBy(() -> world.store(new Change.PrivilegesAdded(ANALYST.id(), PrivilegeSet.of(9))))
                .isInstanceOf(ConstraintBroken.class);
    }

    @Test
    void whatIsEqualIsLoadedAsOneObject() {
        world.begin();
        world.store(
                World.put(null, STAFF),
                World.put(null, ANN),
                World.put(null, BOB),
                World.put(null, ANALYST),
                World.put(null, EDITOR),
                World.put(null, TUTORIAL),
                new Change.Joined(STAFF.id(), both()),
                new Change.Granted(ANALYST.id(), TUTORIAL.id(), both()));

        Directory loaded = store.load().directory();

        User ann = loaded.users().find(ANN.id()).orElseThrow();
        User bob = loaded.users().find(BOB.id()).orElseThrow();
        assertThat(ann.about().acl()).isSameAs(bob.about().acl()).isSameAs(Acl.COMMON);
        assertThat(loaded.memberships().groups(ann.id()))
                .isSameAs(loaded.memberships().groups(bob.id()));
        assertThat(loaded.grants().of(ann.id())).isSameAs(loaded.grants().of(bob.id()));
        assertThat(loaded.memberships().members(STAFF.id()).iterator().next()).isSameAs(ann.id());
        assertThat(loaded.roles().find(ANALYST.id()).orElseThrow().privileges())
                .isSameAs(loaded.roles().find(EDITOR.id()).orElseThrow().privileges());
    }

    @Test
    void peopleCanReadTheTables() {
        world.begin();
        everyChange().subList(0, 13).forEach(world::store);

        assertThat(database.query("select role || '/' || project || '/' || kind || '/' || holder from v_role_grant"))
                .contains("Role 1/Project 1/group/Group 1", "Role 1/Project 1/user/user1");
        assertThat(database.query("select name || ': ' || privilege from v_role_privilege"))
                .contains("Role 1: Use reports");
        assertThat(database.query("select name || ': ' || privilege from v_holder_privilege"))
                .contains("user1: Use reports");
    }

    @Test
    void randomBatchesAreLoadedAgain() {
        long seed = System.nanoTime();
        var changes = new RandomChanges(new Random(seed));
        world.begin();

        for (int batch = 0; batch < 60; batch++) {
            world.store(changes.batch(world.now(), 12).toArray(Change[]::new));
            assertThat(store.load().directory())
                    .as("seed " + seed + ", batch " + batch)
                    .isEqualTo(world.now());
        }
    }

    private void aMemberWhoIsNotStored() {
        Directory claimed = world.now().after(List.of(World.put(null, STAFF), World.put(null, ANN)));
        world.storeFrom(claimed, new Change.Joined(STAFF.id(), IdSet.of(ANN.id())));
    }

    private static IdSet<HolderId> both() {
        return IdSet.of(List.<HolderId>of(ANN.id(), BOB.id()));
    }

    private static Change rename(Item item, String name) {
        return World.put(item, item.with(item.about().withName(name)));
    }

    /// At least one of each kind, in an order in which they can be made.
    private static List<Change> everyChange() {
        List<Change> all = new ArrayList<>();
        all.add(new Change.CatalogueEntered(Catalogue.EMPTY, catalogue("Use reports")));
        all.addAll(List.of(World.put(null, ANN), World.put(null, BOB), World.put(null, STAFF), World.put(null, SALES)));
        all.addAll(List.of(World.put(null, ANALYST), World.put(null, EDITOR)));
        all.addAll(List.of(World.put(null, TUTORIAL), World.put(null, FINANCE)));
        all.add(new Change.Joined(STAFF.id(), IdSet.of(List.of(ANN.id(), SALES.id()))));
        all.add(new Change.Joined(SALES.id(), both()));
        all.add(new Change.Granted(ANALYST.id(), TUTORIAL.id(), IdSet.of(List.of(ANN.id(), STAFF.id()))));
        all.add(new Change.PrivilegesAdded(ANN.id(), PrivilegeSet.of(1, 9)));
        all.add(new Change.Granted(EDITOR.id(), FINANCE.id(), both()));
        all.add(new Change.Revoked(EDITOR.id(), FINANCE.id(), IdSet.of(BOB.id())));
        all.add(new Change.Left(SALES.id(), IdSet.of(ANN.id())));
        all.add(new Change.PrivilegesRemoved(ANALYST.id(), PrivilegeSet.of(12)));
        all.add(new Change.PrivilegesAdded(STAFF.id(), PrivilegeSet.of(65_535)));
        all.add(new Change.Touched(ANALYST.id(), new Stamp(0, 0), new Stamp(17, 1_700_000_000_000L)));
        all.add(new Change.Delegated(new Delegation(ANALYST.id(), null, ANN.id())));
        all.add(new Change.Delegated(new Delegation(ANALYST.id(), TUTORIAL.id(), STAFF.id())));
        all.add(new Change.Undelegated(new Delegation(ANALYST.id(), null, ANN.id())));
        all.addAll(List.of(rename(TUTORIAL, "Renamed"), rename(EDITOR, "\"Quoted\", 'and' ~ more")));
        all.add(World.put(
                BOB, BOB.with(BOB.logIn().withEnabled(false)).with(BOB.about().withHidden(true))));
        User owner = new User(ANN.id(), ANN.about(), ANN.logIn(), PrivilegeSet.of(1, 9));
        all.add(new Change.OwnerPassed(IdSet.of(EDITOR.id()), EDITOR.about().owner(), owner.id()));
        Acl named = Acl.COMMON.with(new Acl.Ace(BOB.id(), true, 9, true)).with(Acl.Ace.allow(SALES.id(), Acl.FULL));
        all.add(new Change.AclsReplaced(List.of(
                new Change.AclReplaced(FINANCE.id(), Acl.COMMON, named),
                new Change.AclReplaced(STAFF.id(), Acl.COMMON, new Acl(List.of())))));
        all.add(new Change.CatalogueEntered(catalogue("Use reports"), catalogue("Use all reports")));
        all.add(new Change.Removed(World.user(3)));
        all.add(all.size() - 1, World.put(null, World.user(3)));
        return all;
    }

    private static Catalogue catalogue(String name) {
        return Catalogue.of(List.of(
                new Privilege(1, "A", name, Level.PROJECT, "Web", "…"),
                new Privilege(name.length(), "B", "", Level.SERVER, "", "")));
    }
}
