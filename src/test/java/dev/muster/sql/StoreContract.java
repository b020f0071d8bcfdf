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

/// The promises of every store about the organisation, on every database.
abstract class StoreContract {

    private static final User ANN = StoreFixture.user(1);
    private static final User BOB = StoreFixture.user(2);
    private static final Group STAFF = StoreFixture.group(1);
    private static final Group SALES = StoreFixture.group(2);
    private static final Role ANALYST = StoreFixture.role(1);
    private static final Role EDITOR = StoreFixture.role(2);
    private static final Project TUTORIAL = StoreFixture.project(1);
    private static final Project FINANCE = StoreFixture.project(2);

    TestDatabase database;
    Store store;
    StoreFixture fixture;

    abstract TestDatabase emptyDatabase();

    @BeforeEach
    void open() {
        database = emptyDatabase();
        store = database.open();
        fixture = new StoreFixture(store);
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

    /// Every kind of change, each in a batch of its own; in the end all are undone.
    @Test
    void everyChangeAndItsInverseIsLoadedAgain() {
        fixture.begin();
        Directory before = fixture.now();
        List<Change> changes = everyChange();

        for (Change change : changes) {
            fixture.store(change);
            assertThat(store.load().directory()).as(change.toString()).isEqualTo(fixture.now());
        }
        for (Change change : changes.reversed()) {
            fixture.store(change.inverse());
            assertThat(store.load().directory()).as("undone: " + change).isEqualTo(fixture.now());
        }
        assertThat(fixture.now()).isEqualTo(before);
    }

    @Test
    void everyChangeInOneBatchIsLoadedAgain() {
        fixture.begin();
        Change[] all = everyChange().toArray(Change[]::new);

        fixture.store(all);

        assertThat(store.load().directory()).isEqualTo(fixture.now());
    }

    @Test
    void anObjectMadeAndRemovedInOneBatchIsNoRow() {
        fixture.begin();
        fixture.store(StoreFixture.put(null, ANALYST), new Change.Removed(ANALYST));

        assertThat(database.query("select role_id from role")).isEmpty();
        assertThat(store.load().directory()).isEqualTo(fixture.now());
    }

    @Test
    void namesMayBeSwappedInOneBatch() {
        fixture.begin();
        fixture.store(
                StoreFixture.put(null, ANALYST),
                StoreFixture.put(null, EDITOR),
                StoreFixture.put(null, ANN),
                StoreFixture.put(null, BOB));

        fixture.store(
                rename(ANALYST, EDITOR.properties().name()),
                rename(EDITOR, ANALYST.properties().name()),
                StoreFixture.put(ANN, ANN.with(ANN.account().withName("user2"))),
                StoreFixture.put(BOB, BOB.with(BOB.account().withName("USER1"))));

        assertThat(store.load().directory()).isEqualTo(fixture.now());
    }

    @Test
    void aNameMayPassToANewObjectInTheBatchThatRemovesOrRenamesItsOldOwner() {
        fixture.begin();
        fixture.store(StoreFixture.put(null, ANALYST), StoreFixture.put(null, TUTORIAL));

        fixture.store(
                rename(ANALYST, "other"),
                StoreFixture.put(null, EDITOR.with(EDITOR.properties().withName("ROLE 1"))),
                new Change.Removed(TUTORIAL),
                StoreFixture.put(null, FINANCE.with(FINANCE.properties().withName("project 1"))));

        assertThat(store.load().directory()).isEqualTo(fixture.now());
    }

    /// This letter folds to two characters, so 250 of it to 500; a supplementary letter takes four bytes.
    @Test
    void theLongestKeysAreStored() {
        fixture.begin();
        fixture.store(
                StoreFixture.put(null, ANALYST.with(ANALYST.properties().withName("İ".repeat(250)))),
                StoreFixture.put(null, EDITOR.with(EDITOR.properties().withName("𐐀".repeat(250)))),
                StoreFixture.put(null, ANN.with(ANN.account().withName("İ".repeat(250)))));

        assertThat(store.load().directory()).isEqualTo(fixture.now());
    }

    @Test
    void usersMayOwnEachOtherFromTheStart() {
        fixture.begin();
        fixture.store(
                StoreFixture.put(null, ANN.with(ANN.properties().withOwner(BOB.id()))),
                StoreFixture.put(null, BOB.with(BOB.properties().withOwner(ANN.id()))));

        assertThat(store.load().directory()).isEqualTo(fixture.now());
    }

    @Test
    void aReferenceToAnUnknownUserIsRefusedAlsoAfterAReconnect() {
        fixture.begin();
        for (int round = 0; round < 2; round++) {
            Role orphan = ANALYST.with(ANALYST.properties().withOwner(new UserId(9, 9)));
            assertThatThrownBy(() -> fixture.store(StoreFixture.put(null, orphan)))
                    .isInstanceOf(ConstraintBroken.class);
            assertThatThrownBy(this::storeAMembershipOfAnUnknownUser).isInstanceOf(ConstraintBroken.class);
            assertThatThrownBy(() -> store.inTransaction(tx -> {
                        throw new StoreUnavailable("on purpose", null);
                    }))
                    .isInstanceOf(StoreUnavailable.class);
        }
        fixture.store(StoreFixture.put(null, ANALYST));
        assertThat(store.load().directory()).isEqualTo(fixture.now());
    }

    @Test
    void aNameThatIsTakenIsRefusedAndNothingOfTheBatchIsStored() {
        fixture.begin();
        fixture.store(StoreFixture.put(null, ANALYST));
        Head before = store.head();

        assertThatThrownBy(() -> fixture.store(
                        StoreFixture.put(null, FINANCE),
                        StoreFixture.put(null, EDITOR.with(EDITOR.properties().withName("role 1")))))
                .isInstanceOf(ConstraintBroken.class);

        assertThat(store.head()).isEqualTo(before);
        assertThat(store.load().directory()).isEqualTo(fixture.now());
    }

    @Test
    void aChangeOfARowThatWasDeletedExternallyIsRefused() {
        fixture.begin();
        fixture.store(StoreFixture.put(null, ANALYST));
        database.execute("delete from role");

        assertThatThrownBy(() -> fixture.store(new Change.PrivilegesAdded(ANALYST.id(), PrivilegeSet.of(9))))
                .isInstanceOf(ConstraintBroken.class);
    }

    @Test
    void equalValuesAreLoadedAsOneObject() {
        fixture.begin();
        fixture.store(
                StoreFixture.put(null, STAFF),
                StoreFixture.put(null, ANN),
                StoreFixture.put(null, BOB),
                StoreFixture.put(null, ANALYST),
                StoreFixture.put(null, EDITOR),
                StoreFixture.put(null, TUTORIAL),
                new Change.Joined(STAFF.id(), both()),
                new Change.Granted(ANALYST.id(), TUTORIAL.id(), both()));

        Directory loaded = store.load().directory();

        User ann = loaded.users().find(ANN.id()).orElseThrow();
        User bob = loaded.users().find(BOB.id()).orElseThrow();
        assertThat(ann.properties().acl()).isSameAs(bob.properties().acl()).isSameAs(Acl.COMMON);
        assertThat(loaded.memberships().groups(ann.id()))
                .isSameAs(loaded.memberships().groups(bob.id()));
        assertThat(loaded.grants().of(ann.id())).isSameAs(loaded.grants().of(bob.id()));
        assertThat(loaded.memberships().members(STAFF.id()).iterator().next()).isSameAs(ann.id());
        assertThat(loaded.roles().find(ANALYST.id()).orElseThrow().privileges())
                .isSameAs(loaded.roles().find(EDITOR.id()).orElseThrow().privileges());
    }

    @Test
    void peopleCanReadTheTables() {
        fixture.begin();
        everyChange().subList(0, 13).forEach(fixture::store);

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
        fixture.begin();

        for (int batch = 0; batch < 60; batch++) {
            fixture.store(changes.batch(fixture.now(), 12).toArray(Change[]::new));
            assertThat(store.load().directory())
                    .as("seed " + seed + ", batch " + batch)
                    .isEqualTo(fixture.now());
        }
    }

    private void storeAMembershipOfAnUnknownUser() {
        Directory assumed = fixture.now().after(List.of(StoreFixture.put(null, STAFF), StoreFixture.put(null, ANN)));
        fixture.storeFrom(assumed, new Change.Joined(STAFF.id(), IdSet.of(ANN.id())));
    }

    private static IdSet<HolderId> both() {
        return IdSet.of(List.<HolderId>of(ANN.id(), BOB.id()));
    }

    private static Change rename(Item item, String name) {
        return StoreFixture.put(item, item.with(item.properties().withName(name)));
    }

    /// At least one change of each kind, in a valid order.
    private static List<Change> everyChange() {
        List<Change> all = new ArrayList<>();
        all.add(new Change.CatalogueEntered(Catalogue.EMPTY, catalogue("Use reports")));
        all.addAll(List.of(
                StoreFixture.put(null, ANN),
                StoreFixture.put(null, BOB),
                StoreFixture.put(null, STAFF),
                StoreFixture.put(null, SALES)));
        all.addAll(List.of(StoreFixture.put(null, ANALYST), StoreFixture.put(null, EDITOR)));
        all.addAll(List.of(StoreFixture.put(null, TUTORIAL), StoreFixture.put(null, FINANCE)));
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
        all.add(StoreFixture.put(
                BOB,
                BOB.with(BOB.account().withEnabled(false)).with(BOB.properties().withHidden(true))));
        User owner = new User(ANN.id(), ANN.properties(), ANN.account(), PrivilegeSet.of(1, 9));
        all.add(new Change.OwnerPassed(
                IdSet.of(EDITOR.id()), EDITOR.properties().owner(), owner.id()));
        Acl named = Acl.COMMON.with(new Acl.Ace(BOB.id(), true, 9, true)).with(Acl.Ace.allow(SALES.id(), Acl.FULL));
        all.add(new Change.AclsReplaced(List.of(
                new Change.AclReplaced(FINANCE.id(), Acl.COMMON, named),
                new Change.AclReplaced(STAFF.id(), Acl.COMMON, new Acl(List.of())))));
        all.add(new Change.CatalogueEntered(catalogue("Use reports"), catalogue("Use all reports")));
        all.add(new Change.Removed(StoreFixture.user(3)));
        all.add(all.size() - 1, StoreFixture.put(null, StoreFixture.user(3)));
        return all;
    }

    private static Catalogue catalogue(String name) {
        return Catalogue.of(List.of(
                new Privilege(1, "A", name, Level.PROJECT, "Web", "…"),
                new Privilege(name.length(), "B", "", Level.SERVER, "", "")));
    }
}
