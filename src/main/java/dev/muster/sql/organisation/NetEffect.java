package dev.muster.sql.organisation;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.ObjectId;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Change;
import dev.muster.directory.Delegation;
import dev.muster.directory.Directory;
import dev.muster.directory.Group;
import dev.muster.directory.Item;
import dev.muster.directory.Project;
import dev.muster.directory.Role;
import dev.muster.directory.User;
import dev.muster.sql.jdbc.StatementBatch;
import dev.muster.sql.organisation.GrantTable.Grant;
import dev.muster.sql.organisation.ItemTable.Swap;
import dev.muster.sql.organisation.MembershipTable.Membership;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/// What a batch of changes comes to, per table and key, whatever happened in between: a role that was
/// made and deleted in one batch is no row.
///
/// The changes only tell which keys were touched; what becomes of each is the difference of the two
/// directories. Nothing is read from the database.
public final class NetEffect {

    private final Directory before;
    private final Directory after;
    private final List<Swap<User>> users = new ArrayList<>();
    private final List<Swap<Group>> groups = new ArrayList<>();
    private final List<Swap<Role>> roles = new ArrayList<>();
    private final List<Swap<Project>> projects = new ArrayList<>();
    private final Set<ObjectId> items = new LinkedHashSet<>();
    private final Set<Membership> memberships = new LinkedHashSet<>();
    private final Set<Grant> grants = new LinkedHashSet<>();
    private final Set<Delegation> delegations = new LinkedHashSet<>();

    /// @param changes those that made `after` of `before`, in any order
    public NetEffect(Directory before, Directory after, Stream<Change> changes) {
        this.before = before;
        this.after = after;
        changes.forEach(this::touch);
        items.forEach(this::swap);
    }

    /// Makes the tables hold the directory after instead of the one before.
    ///
    /// One fixed order: what refers goes before what it refers to; unique names are freed; then what is
    /// referred to comes before what refers. (An owner may be any user of the batch: that reference
    /// is looked at by the commit.)
    public void write(StatementBatch statements) throws SQLException {
        var trustees = new TrusteeTable(
                Stream.of(users, groups, roles, projects).flatMap(List::stream).toList());
        removeReferences(statements, trustees);
        removeItems(statements);
        park(statements);
        putItems(statements);
        putReferences(statements, trustees);
    }

    private void removeReferences(StatementBatch statements, TrusteeTable trustees) throws SQLException {
        DelegationTable.remove(statements, changed(delegations, NetEffect::holds, before, after));
        GrantTable.remove(statements, changed(grants, Grant::isIn, before, after));
        MembershipTable.remove(statements, changed(memberships, Membership::isIn, before, after));
        trustees.remove(statements);
    }

    private void removeItems(StatementBatch statements) throws SQLException {
        ProjectTable.ALL.remove(statements, Swap.gone(projects));
        RoleTable.ALL.remove(statements, Swap.gone(roles));
        GroupTable.ALL.remove(statements, Swap.gone(groups));
        UserTable.ALL.remove(statements, Swap.gone(users));
        HolderTable.remove(statements, Swap.gone(groups).stream().map(Group::id).toList());
        HolderTable.remove(statements, Swap.gone(users).stream().map(User::id).toList());
    }

    private void park(StatementBatch statements) throws SQLException {
        UserTable.ALL.park(statements, users);
        GroupTable.ALL.park(statements, groups);
        RoleTable.ALL.park(statements, roles);
        ProjectTable.ALL.park(statements, projects);
    }

    private void putItems(StatementBatch statements) throws SQLException {
        CatalogueTable.put(statements, before.catalogue(), after.catalogue());
        HolderTable.put(statements, added(users), added(groups));
        UserTable.ALL.put(statements, users);
        GroupTable.ALL.put(statements, groups);
        RoleTable.ALL.put(statements, roles);
        ProjectTable.ALL.put(statements, projects);
    }

    private void putReferences(StatementBatch statements, TrusteeTable trustees) throws SQLException {
        trustees.put(statements);
        MembershipTable.put(statements, changed(memberships, Membership::isIn, after, before));
        GrantTable.put(statements, changed(grants, Grant::isIn, after, before));
        DelegationTable.put(statements, changed(delegations, NetEffect::holds, after, before));
    }

    private void touch(Change change) {
        switch (change) {
            case Change.CatalogueEntered c -> {} // compared as a whole
            case Change.Put c -> items.add(c.after().id());
            case Change.Removed c -> items.add(c.before().id());
            case Change.Touched c -> items.add(c.id());
            case Change.PrivilegesAdded c -> items.add(c.to());
            case Change.PrivilegesRemoved c -> items.add(c.from());
            case Change.Joined c -> c.members().forEach(member -> memberships.add(new Membership(c.group(), member)));
            case Change.Left c -> c.members().forEach(member -> memberships.add(new Membership(c.group(), member)));
            case Change.Granted c -> touch(c.role(), c.project(), c.holders());
            case Change.Revoked c -> touch(c.role(), c.project(), c.holders());
            case Change.Delegated c -> delegations.add(c.delegation());
            case Change.Undelegated c -> delegations.add(c.delegation());
            case Change.OwnerPassed c -> c.objects().forEach(items::add);
            case Change.AclsReplaced c -> c.lists().forEach(list -> items.add(list.id()));
        }
    }

    private void touch(RoleId role, ProjectId project, Iterable<HolderId> holders) {
        holders.forEach(holder -> grants.add(new Grant(role, project, holder)));
    }

    private void swap(ObjectId id) {
        switch (id) {
            case UserId user -> add(users, Swap.of(user, before.users()::get, after.users()::get));
            case GroupId group -> add(groups, Swap.of(group, before.groups()::get, after.groups()::get));
            case RoleId role -> add(roles, Swap.of(role, before.roles()::get, after.roles()::get));
            case ProjectId project -> add(projects, Swap.of(project, before.projects()::get, after.projects()::get));
        }
    }

    private static <T> void add(List<Swap<T>> swaps, Swap<T> swap) {
        if (swap.isChange()) {
            swaps.add(swap);
        }
    }

    private static <T extends Item> List<T> added(List<Swap<T>> swaps) {
        return Swap.put(
                swaps.stream().filter(swap -> Objects.isNull(swap.before())).toList());
    }

    /// What is in one directory and not in the other.
    private static <T> List<T> changed(
            Collection<T> touched, BiPredicate<T, Directory> isIn, Directory here, Directory there) {
        return touched.stream()
                .filter(row -> isIn.test(row, here) && !isIn.test(row, there))
                .toList();
    }

    private static boolean holds(Delegation delegation, Directory directory) {
        return directory.delegations().contains(delegation);
    }
}
