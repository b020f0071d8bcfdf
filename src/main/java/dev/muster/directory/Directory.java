package dev.muster.directory;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.ObjectId;
import dev.muster.base.PersistentSortedSet;
import dev.muster.base.ProjectId;
import dev.muster.base.RawId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.privilege.Catalogue;
import dev.muster.privilege.PrivilegeSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The organisation at one moment, as one immutable value: all users, groups, projects, roles, grants, delegations
/// and access control lists.
///
/// @param logIns the users by login name; `users.names()` has the full names
/// @param references the users and groups that objects name
public record Directory(
        Catalogue catalogue,
        IndexedItems<UserId, User> users,
        NameIndex<UserId> logIns,
        IndexedItems<GroupId, Group> groups,
        IndexedItems<RoleId, Role> roles,
        IndexedItems<ProjectId, Project> projects,
        Memberships memberships,
        Grants grants,
        PersistentSortedSet<Delegation> delegations,
        References references) {

    /// The directory without any object: the state before the first entry of a journal.
    public static final Directory EMPTY = new Directory(
            Catalogue.EMPTY,
            IndexedItems.empty(),
            NameIndex.empty(),
            IndexedItems.empty(),
            IndexedItems.empty(),
            IndexedItems.empty(),
            Memberships.EMPTY,
            Grants.EMPTY,
            PersistentSortedSet.empty(Comparator.comparing(Delegation::role, ObjectId::compare)
                    .thenComparing(
                            Delegation::project, Comparator.nullsFirst((Comparator<ProjectId>) ObjectId::compare))
                    .thenComparing(Delegation::delegate, ObjectId::compare)),
            References.EMPTY);

    /// Builds a directory from all its parts, as a database stores them: faster than change by change.
    public static Directory of(Catalogue catalogue, Items items, Links links) {
        return new Directory(
                catalogue,
                IndexedItems.of(items.users()),
                NameIndex.of(items.users().stream()
                        .map(user -> NameIndex.Entry.of(user.account().name(), user.id()))
                        .toList()),
                IndexedItems.of(items.groups()),
                IndexedItems.of(items.roles()),
                IndexedItems.of(items.projects()),
                links.memberships,
                links.grants,
                EMPTY.delegations.withAll(links.delegations),
                References.of(items.all()));
    }

    /// All objects of a directory.
    public record Items(List<User> users, List<Group> groups, List<Role> roles, List<Project> projects) {
        Stream<Item> all() {
            return Stream.of(users, groups, roles, projects).flatMap(List::stream);
        }
    }

    /// All links between objects of a directory.
    ///
    /// @param delegations all delegations, in any order
    public record Links(Memberships memberships, Grants grants, List<Delegation> delegations) {}

    /// The user or group with this id. Ids are unique over users and groups together.
    public Optional<Item> holder(RawId id) {
        Optional<Item> user = find(id.user());
        return user.isPresent() ? user : find(id.group());
    }

    /// The groups of which the holder is a direct member. For a user that is Everyone too, without a stored membership.
    public IdSet<GroupId> groupsOf(HolderId holder) {
        IdSet<GroupId> stored = memberships.groups(holder);
        return holder instanceof UserId ? stored.with(WellKnown.EVERYONE) : stored;
    }

    /// The object with that id, of any kind.
    public Optional<Item> find(ObjectId id) {
        return Optional.ofNullable(
                switch (id) {
                    case UserId user -> users.get(user);
                    case GroupId group -> groups.get(group);
                    case RoleId role -> roles.get(role);
                    case ProjectId project -> projects.get(project);
                });
    }

    /// The user with this login name; the case of letters does not matter.
    public Optional<User> userByLoginName(String name) {
        return logIns.find(name).flatMap(users::find);
    }

    /// The directory after a change.
    ///
    /// @throws IllegalStateException if the change contradicts this directory, such as a removal that leaves
    ///     references: a bug, or a journal of another directory
    public Directory after(Change change) {
        return switch (change) {
            case Change.CatalogueEntered c -> with(c.after());
            case Change.Put c -> replaced(c.before(), c.after());
            case Change.Removed c -> removed(c.before());
            case Change.Touched c -> altered(c.id(), properties -> properties.withModified(c.after()));
            case Change.PrivilegesAdded c -> privileges(c.to(), held -> held.with(c.privileges()));
            case Change.PrivilegesRemoved c -> privileges(c.from(), held -> held.without(c.privileges()));
            case Change.Joined c -> joined(c);
            case Change.Left c -> left(c);
            case Change.Granted c -> granted(c);
            case Change.Revoked c -> revoked(c);
            case Change.Delegated c -> with(delegations.with(c.delegation()));
            case Change.Undelegated c -> with(delegations.without(c.delegation()));
            case Change.OwnerPassed c -> ownerPassed(c);
            case Change.AclsReplaced c -> aclsReplaced(c);
        };
    }

    /// The directory after all of the changes, applied in order.
    public Directory after(Collection<? extends Change> changes) {
        Directory directory = this;
        for (Change change : changes) {
            directory = directory.after(change);
        }
        return directory;
    }

    private Directory joined(Change.Joined c) {
        IdSet<HolderId> members = memberships.members(c.group());
        demand(
                groups.get(c.group()) != null && !c.group().equals(WellKnown.EVERYONE),
                "The group does not exist or is Everyone",
                c);
        c.members()
                .forEach(member -> demand(
                        exists(member) && !members.contains(member), "A member does not exist or is one already", c));
        return with(memberships.joined(c.group(), c.members()));
    }

    private Directory left(Change.Left c) {
        IdSet<HolderId> members = memberships.members(c.group());
        c.members()
                .forEach(member ->
                        demand(members.contains(member), "A holder that leaves the group is not a member", c));
        return with(memberships.left(c.group(), c.members()));
    }

    private Directory granted(Change.Granted c) {
        IdSet<HolderId> holders = grants.holders(c.role(), c.project());
        demand(exists(c.role()) && exists(c.project()), "The role or the project does not exist", c);
        c.holders()
                .forEach(holder -> demand(
                        exists(holder) && !holders.contains(holder),
                        "A holder does not exist or has the grant already",
                        c));
        return with(grants.granted(c.role(), c.project(), c.holders()));
    }

    private Directory revoked(Change.Revoked c) {
        IdSet<HolderId> holders = grants.holders(c.role(), c.project());
        c.holders().forEach(holder -> demand(holders.contains(holder), "A holder does not have the revoked grant", c));
        return with(grants.revoked(c.role(), c.project(), c.holders()));
    }

    private Directory removed(Item item) {
        boolean unreferenced =
                switch (item.id()) {
                    case UserId user ->
                        isUnreferenced(user) && references.ownedBy(user).isEmpty();
                    case GroupId group ->
                        isUnreferenced(group) && memberships.members(group).isEmpty();
                    case RoleId role ->
                        grants.ofRole(role).size() == 0
                                && delegations.stream().noneMatch(d -> d.role().equals(role));
                    case ProjectId project ->
                        grants.byRole().values().noneMatch(of -> of.has(project))
                                && delegations.stream().noneMatch(d -> project.equals(d.project()));
                };
        demand(unreferenced, "The removed object is still referred to", item.id());
        return replaced(item, null);
    }

    /// Whether no membership, grant, access control list or delegation names the holder.
    private boolean isUnreferenced(HolderId holder) {
        return memberships.groups(holder).isEmpty()
                && grants.of(holder).isEmpty()
                && references.objectsNaming(holder).isEmpty()
                && delegations.stream().noneMatch(d -> d.delegate().equals(holder));
    }

    private Directory ownerPassed(Change.OwnerPassed c) {
        Directory directory = this;
        for (ObjectId id : c.objects()) {
            demand(
                    require(id).properties().owner().equals(c.from()),
                    "The object has another owner than the change says",
                    id);
            directory = directory.altered(id, properties -> properties.withOwner(c.to()));
        }
        return directory;
    }

    private Directory aclsReplaced(Change.AclsReplaced c) {
        Directory directory = this;
        for (Change.AclReplaced list : c.lists()) {
            demand(
                    require(list.id()).properties().acl().equals(list.before()),
                    "The object has another access control list than the change says",
                    list.id());
            directory = directory.altered(list.id(), properties -> properties.withAcl(list.after()));
        }
        return directory;
    }

    private Directory altered(ObjectId id, UnaryOperator<ItemProperties> change) {
        Item item = require(id);
        return replaced(item, item.with(change.apply(item.properties())));
    }

    private Directory privileges(ObjectId id, UnaryOperator<PrivilegeSet> change) {
        Item item = require(id);
        PrivilegeSet changed = change.apply(item.privileges());
        return replaced(
                item,
                switch (item) {
                    case User user -> user.with(changed);
                    case Group group -> group.with(changed);
                    case Role role -> role.with(changed);
                    case Project project -> throw new IllegalStateException("A project has no privileges: " + id);
                });
    }

    /// Adds an object (`before` is null), removes it (`after` is null) or replaces it. No other method does, so
    /// that the indexes of names and references stay consistent.
    private Directory replaced(@Nullable Item before, @Nullable Item after) {
        Item item = Objects.requireNonNull(after != null ? after : before);
        demand(
                Objects.equals(find(item.id()).orElse(null), before),
                "The object has another state than the change says",
                item.id());
        return switch (item) {
            case User user -> replacedUser(user.id(), (User) before, (User) after);
            case Group group ->
                new Directory(
                        catalogue,
                        users,
                        logIns,
                        groups.replaced(group.id(), (Group) before, (Group) after),
                        roles,
                        projects,
                        memberships,
                        grants,
                        delegations,
                        references.replaced(before, after));
            case Role role ->
                new Directory(
                        catalogue,
                        users,
                        logIns,
                        groups,
                        roles.replaced(role.id(), (Role) before, (Role) after),
                        projects,
                        memberships,
                        grants,
                        delegations,
                        references.replaced(before, after));
            case Project project ->
                new Directory(
                        catalogue,
                        users,
                        logIns,
                        groups,
                        roles,
                        projects.replaced(project.id(), (Project) before, (Project) after),
                        memberships,
                        grants,
                        delegations,
                        references.replaced(before, after));
        };
    }

    private Directory replacedUser(UserId id, @Nullable User before, @Nullable User after) {
        String oldName = before == null ? null : before.account().name();
        String newName = after == null ? null : after.account().name();
        NameIndex<UserId> renamed = logIns;
        if (!Objects.equals(oldName, newName)) {
            renamed = oldName == null ? renamed : renamed.without(oldName, id);
            renamed = newName == null ? renamed : renamed.with(newName, id);
        }
        return new Directory(
                catalogue,
                users.replaced(id, before, after),
                renamed,
                groups,
                roles,
                projects,
                memberships,
                grants,
                delegations,
                references.replaced(before, after));
    }

    private Directory with(Catalogue changed) {
        return new Directory(
                changed, users, logIns, groups, roles, projects, memberships, grants, delegations, references);
    }

    private Directory with(Memberships changed) {
        return new Directory(
                catalogue, users, logIns, groups, roles, projects, changed, grants, delegations, references);
    }

    private Directory with(Grants changed) {
        return new Directory(
                catalogue, users, logIns, groups, roles, projects, memberships, changed, delegations, references);
    }

    private Directory with(PersistentSortedSet<Delegation> changed) {
        return new Directory(
                catalogue, users, logIns, groups, roles, projects, memberships, grants, changed, references);
    }

    private boolean exists(ObjectId id) {
        return find(id).isPresent();
    }

    private Item require(ObjectId id) {
        return find(id).orElseThrow(() -> new IllegalStateException("The object does not exist: " + id.text()));
    }

    /// @param fault text of the exception if the condition is false
    /// @param subject the change or id that the exception names
    private static void demand(boolean condition, String fault, Object subject) {
        if (!condition) {
            throw new IllegalStateException(fault + ": " + subject);
        }
    }
}
