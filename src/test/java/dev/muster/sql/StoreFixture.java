package dev.muster.sql;

import dev.muster.base.Author;
import dev.muster.base.GroupId;
import dev.muster.base.Hex;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.Change;
import dev.muster.directory.Directory;
import dev.muster.directory.Group;
import dev.muster.directory.Item;
import dev.muster.directory.ItemProperties;
import dev.muster.directory.LoginAccount;
import dev.muster.directory.Project;
import dev.muster.directory.Role;
import dev.muster.directory.User;
import dev.muster.directory.WellKnown;
import dev.muster.privilege.PrivilegeSet;
import dev.muster.store.Batch;
import dev.muster.store.Entry;
import dev.muster.store.Head;
import dev.muster.store.Secret;
import dev.muster.store.Session;
import dev.muster.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A minimal ledger for tests of a store: the latest directory, and changes to it.
final class StoreFixture {

    private static final Author AUTHOR = new Author(WellKnown.ADMINISTRATOR, Author.API, "192.0.2.7");

    private final Store store;
    private Directory now;
    private int batches;

    StoreFixture(Store store) {
        this.store = store;
        this.now = store.load().directory();
    }

    Directory now() {
        return now;
    }

    /// Stores the changes as one entry of one batch.
    Head store(Change... changes) {
        return store(List.of(), List.of(), List.of(), changes);
    }

    /// Stores changes of another directory than the tables have.
    void storeFrom(Directory assumed, Change... changes) {
        Directory known = now;
        now = assumed;
        try {
            store(changes);
        } finally {
            now = known;
        }
    }

    Head store(List<Secret> secrets, List<String> dropped, List<Session> sessions, Change... changes) {
        Head head = store.inTransaction(tx -> {
            Entry entry = entry(tx.lock().revision() + 1, changes);
            List<Entry> entries = changes.length == 0 ? List.of() : List.of(entry);
            return tx.store(new Batch(id(), now, now.after(entry.changes()), entries, sessions, secrets, dropped));
        });
        now = now.after(List.of(changes));
        return head;
    }

    /// A batch of one entry, to be stored next.
    Batch batch(Change... changes) {
        Entry entry = entry(store.head().revision() + 1, changes);
        return new Batch(id(), now, now.after(entry.changes()), List.of(entry), List.of(), List.of(), List.of());
    }

    Entry entry(long revision, Change... changes) {
        return new Entry(revision, 1_000 + revision, AUTHOR, "", List.of(changes));
    }

    /// A new id of a batch.
    String id() {
        batches++;
        return lastId();
    }

    String lastId() {
        return Hex.text(0, batches);
    }

    /// Makes Administrator, the owner of all other objects.
    void begin() {
        store(new Change.Put(null, user(WellKnown.ADMINISTRATOR, "Administrator", "administrator")));
    }

    static User user(UserId id, String name, String loginName) {
        return new User(id, properties(name), LoginAccount.of(loginName), PrivilegeSet.EMPTY);
    }

    static User user(int number) {
        return user(new UserId(1, number), "User " + number, "user" + number);
    }

    static Group group(int number) {
        return new Group(new GroupId(2, number), properties("Group " + number), PrivilegeSet.of(number + 1));
    }

    static Role role(int number) {
        ItemProperties properties = properties("Role " + number).withAcl(Acl.ofRole(WellKnown.ADMINISTRATOR));
        return new Role(new RoleId(3, number), properties, PrivilegeSet.of(1, 12, 200));
    }

    static Project project(int number) {
        return new Project(new ProjectId(4, number), properties("Project " + number), "p" + number, -1);
    }

    static ItemProperties properties(String name) {
        return ItemProperties.of(name, "about " + name, WellKnown.ADMINISTRATOR, Acl.COMMON);
    }

    static Change put(@Nullable Item before, Item after) {
        return new Change.Put(before, after);
    }
}
