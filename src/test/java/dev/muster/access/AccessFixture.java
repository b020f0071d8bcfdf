package dev.muster.access;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.ObjectId;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.Change;
import dev.muster.directory.Delegation;
import dev.muster.directory.Directory;
import dev.muster.directory.Group;
import dev.muster.directory.Item;
import dev.muster.directory.ItemProperties;
import dev.muster.directory.LoginAccount;
import dev.muster.directory.Project;
import dev.muster.directory.Role;
import dev.muster.directory.User;
import dev.muster.directory.WellKnown;
import dev.muster.privilege.Catalogue;
import dev.muster.privilege.CatalogueFile;
import dev.muster.privilege.PrivilegeSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A small organisation that a test builds by names. Each id is computed from a name, so a test may also ask about
/// an object that does not exist.
///
/// It begins with the well-known groups, and with Administrator, who can log in.
final class AccessFixture {

    static final Catalogue CATALOGUE = CatalogueFile.read();

    static final UserId ADMINISTRATOR = WellKnown.ADMINISTRATOR;
    static final GroupId ADMINISTRATORS = WellKnown.SYSTEM_ADMINISTRATORS;
    static final GroupId EVERYONE = WellKnown.EVERYONE;

    private Directory directory = Directory.EMPTY;

    AccessFixture() {
        make(new Change.CatalogueEntered(Catalogue.EMPTY, CATALOGUE));
        put(new User(
                ADMINISTRATOR,
                properties("Administrator", Acl.COMMON),
                accountWithPassword("Administrator"),
                PrivilegeSet.EMPTY));
        put(new Group(EVERYONE, properties("Everyone", Acl.COMMON), PrivilegeSet.EMPTY));
        put(new Group(WellKnown.PUBLIC_GUEST, properties("Public / Guest", Acl.COMMON), PrivilegeSet.EMPTY));
        put(new Group(WellKnown.SYSTEM_MONITORS, properties("System Monitors", Acl.COMMON), PrivilegeSet.EMPTY));
        put(new Group(ADMINISTRATORS, properties("System Administrators", Acl.COMMON), CATALOGUE.all()));
        join(ADMINISTRATORS, ADMINISTRATOR);
    }

    static UserId userId(String name) {
        return new UserId(bits(name), 1);
    }

    static GroupId groupId(String name) {
        return switch (name) {
            case "Everyone" -> EVERYONE;
            case "System Administrators" -> ADMINISTRATORS;
            default -> new GroupId(bits(name), 2);
        };
    }

    static RoleId roleId(String name) {
        return new RoleId(bits(name), 3);
    }

    static ProjectId projectId(String name) {
        return new ProjectId(bits(name), 4);
    }

    /// The FNV-1a hash: different names have different bits.
    private static long bits(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    UserId user(String name, GroupId... groups) {
        UserId id = userId(name);
        put(new User(id, properties(name, Acl.COMMON), LoginAccount.of(name), PrivilegeSet.EMPTY));
        Stream.of(groups).forEach(group -> join(group, id));
        return id;
    }

    GroupId group(String name, GroupId... parents) {
        GroupId id = groupId(name);
        if (directory.groups().find(id).isEmpty()) {
            put(new Group(id, properties(name, Acl.COMMON), PrivilegeSet.EMPTY));
        }
        Stream.of(parents).forEach(parent -> join(parent, id));
        return id;
    }

    RoleId role(String name, int... privileges) {
        RoleId id = roleId(name);
        put(new Role(id, properties(name, Acl.ofRole(ADMINISTRATOR)), PrivilegeSet.of(privileges)));
        return id;
    }

    ProjectId project(String name) {
        ProjectId id = projectId(name);
        put(new Project(id, properties(name, Acl.COMMON), "", 0));
        return id;
    }

    AccessFixture join(GroupId group, HolderId member) {
        return make(new Change.Joined(group, IdSet.of(member)));
    }

    AccessFixture give(HolderId holder, int... privileges) {
        return make(new Change.PrivilegesAdded(holder, PrivilegeSet.of(privileges)));
    }

    AccessFixture grant(RoleId role, ProjectId project, HolderId holder) {
        return make(new Change.Granted(role, project, IdSet.of(holder)));
    }

    /// @param project null if for all projects
    AccessFixture delegate(RoleId role, @Nullable ProjectId project, HolderId delegate) {
        return make(new Change.Delegated(new Delegation(role, project, delegate)));
    }

    AccessFixture account(UserId id, LoginAccount account) {
        User user = directory.users().find(id).orElseThrow();
        return make(new Change.Put(user, user.with(account)));
    }

    AccessFixture disable(UserId id) {
        return account(id, directory.users().find(id).orElseThrow().account().withEnabled(false));
    }

    AccessFixture own(UserId owner, ObjectId id) {
        return properties(id, directory.find(id).orElseThrow().properties().withOwner(owner));
    }

    /// Replaces the object's access control list.
    AccessFixture acl(ObjectId id, Acl.Ace... entries) {
        return properties(id, directory.find(id).orElseThrow().properties().withAcl(new Acl(List.of(entries))));
    }

    private AccessFixture properties(ObjectId id, ItemProperties properties) {
        Item item = directory.find(id).orElseThrow();
        return make(new Change.Put(item, item.with(properties)));
    }

    AccessFixture make(Change change) {
        directory = directory.after(change);
        return this;
    }

    Directory directory() {
        return directory;
    }

    Access access() {
        return new Access(directory);
    }

    Sight sight(UserId caller) {
        return Sight.of(access(), caller);
    }

    Authority authority(UserId caller) {
        return Authority.of(access(), caller);
    }

    static LoginAccount accountWithPassword(String name) {
        return LoginAccount.of(name).withPassword("secret", false);
    }

    static Acl.Ace allow(HolderId trustee, int rights) {
        return Acl.Ace.allow(trustee, rights);
    }

    static Acl.Ace deny(HolderId trustee, int rights) {
        return new Acl.Ace(trustee, true, rights, false);
    }

    private void put(Item item) {
        make(new Change.Put(null, item));
    }

    private static ItemProperties properties(String name, Acl acl) {
        return ItemProperties.of(name, "", ADMINISTRATOR, acl);
    }
}
