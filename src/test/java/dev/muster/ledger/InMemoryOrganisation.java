package dev.muster.ledger;

import dev.muster.access.Access;
import dev.muster.base.Author;
import dev.muster.base.Caller;
import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.Problem;
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
import dev.muster.directory.Stamp;
import dev.muster.directory.User;
import dev.muster.directory.WellKnown;
import dev.muster.privilege.CatalogueFile;
import dev.muster.privilege.PrivilegeSet;
import dev.muster.store.Head;
import java.util.List;

/// An organisation in memory: use cases are decided on it one after the other and nothing is stored, so rules are
/// tested without I/O.
///
/// It begins with the catalogue, Administrator, and the groups that rules name. Its own methods, other than
/// [#decide], set things up without applying any rule.
public final class InMemoryOrganisation {

    private Picture now = new Picture(
            new Head("epoch", 0, 0, Head.NO_HASH, 0, 1),
            Directory.EMPTY,
            new Access(Directory.EMPTY),
            Sessions.of(List.of()));
    private List<Change> changes = List.of();
    private List<String> droppedSecrets = List.of();
    private long ids;

    public InMemoryOrganisation() {
        set(draft -> {
            draft.replaceCatalogue(CatalogueFile.read());
            draft.put(new User(
                    WellKnown.ADMINISTRATOR,
                    properties("Administrator"),
                    LoginAccount.of("Administrator"),
                    PrivilegeSet.EMPTY));
            draft.put(new Group(WellKnown.EVERYONE, properties("Everyone"), PrivilegeSet.EMPTY));
            draft.put(new Group(WellKnown.PUBLIC_GUEST, properties("Public / Guest"), PrivilegeSet.EMPTY));
            draft.put(new Group(WellKnown.SYSTEM_MONITORS, properties("System Monitors"), PrivilegeSet.EMPTY));
            draft.put(new Group(
                    WellKnown.SYSTEM_ADMINISTRATORS,
                    properties("System Administrators"),
                    draft.now().catalogue().all()));
            draft.join(WellKnown.SYSTEM_ADMINISTRATORS, List.of(WellKnown.ADMINISTRATOR));
        });
    }

    /// The organisation as the last use case left it.
    public Directory now() {
        return now.directory();
    }

    /// The changes of the last use case.
    public List<Change> changes() {
        return changes;
    }

    /// The ids of the secrets that the last use case dropped.
    public List<String> droppedSecrets() {
        return droppedSecrets;
    }

    /// Decides a use case of a caller; if it throws, nothing changes.
    public void decide(UserId caller, UseCase useCase) {
        Head head = now.head();
        Stamp stamp = new Stamp(head.revision() + 1, head.millis() + 1);
        Draft draft = new Draft(now, new Caller(caller, Author.API, ""), stamp, Integer.MAX_VALUE);
        draft.decide(useCase);
        changes = List.copyOf(draft.changes());
        droppedSecrets = List.copyOf(draft.secretsDropped());
        now = new Picture(
                new Head(head.epoch(), stamp.revision(), stamp.revision(), Head.NO_HASH, stamp.millis(), 1),
                draft.now(),
                draft.access(),
                now.sessions());
    }

    /// The code by which a use case of a caller is refused.
    public String refusal(UserId caller, UseCase useCase) {
        try {
            decide(caller, useCase);
        } catch (Problem refused) {
            return refused.code();
        }
        throw new AssertionError("not refused: " + useCase);
    }

    /// Makes a user who holds the privileges directly.
    public UserId user(String name, int... privileges) {
        UserId id = new UserId(1, ++ids);
        set(draft -> draft.put(new User(id, properties(name), LoginAccount.of(name), PrivilegeSet.of(privileges))));
        return id;
    }

    /// Makes a group that holds the privileges directly.
    public GroupId group(String name, int... privileges) {
        GroupId id = new GroupId(2, ++ids);
        set(draft -> draft.put(new Group(id, properties(name), PrivilegeSet.of(privileges))));
        return id;
    }

    public RoleId role(String name, int... privileges) {
        RoleId id = new RoleId(3, ++ids);
        ItemProperties properties = properties(name).withAcl(Acl.ofRole(WellKnown.ADMINISTRATOR));
        set(draft -> draft.put(new Role(id, properties, PrivilegeSet.of(privileges))));
        return id;
    }

    public ProjectId project(String name) {
        ProjectId id = new ProjectId(4, ++ids);
        set(draft -> draft.put(new Project(id, properties(name), "", 0)));
        return id;
    }

    public void grant(RoleId role, ProjectId project, HolderId holder) {
        set(draft -> draft.grant(role, project, List.of(holder)));
    }

    public void join(GroupId group, HolderId member) {
        set(draft -> draft.join(group, List.of(member)));
    }

    /// Puts an entry into the access control list of an object, in place of the one with the same key.
    public void addEntry(Item item, Acl.Ace ace) {
        Item known = now().find(item.id()).orElseThrow();
        set(draft -> draft.put(
                known.with(known.properties().withAcl(known.properties().acl().with(ace)))));
    }

    /// Hides the object from all users but administrators.
    public void hide(Item item) {
        set(draft -> draft.put(item.with(item.properties().withAcl(Acl.COMMON.without(WellKnown.EVERYONE)))));
    }

    /// Makes changes as Administrator.
    public void set(UseCase useCase) {
        decide(WellKnown.ADMINISTRATOR, useCase);
    }

    private static ItemProperties properties(String name) {
        return ItemProperties.of(name, "", WellKnown.ADMINISTRATOR, Acl.COMMON);
    }
}
