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
import dev.muster.sql.organisation.ItemTable.Delta;
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

/// The net effect of a batch of changes on the rows of the tables. A role that is created and deleted in one batch gets
/// no row.
///
/// The changes give only the keys of the rows. The new content of a row is the difference between the two directories.
/// Nothing is read from the database.
public final class NetEffect {

    private final Directory before;
    private final Directory after;
    private final List<Delta<User>> users = new ArrayList<>();
    private final List<Delta<Group>> groups = new ArrayList<>();
    private final List<Delta<Role>> roles = new ArrayList<>();
    private final List<Delta<Project>> projects = new ArrayList<>();
    private final Set<ObjectId> items = new LinkedHashSet<>();
    private final Set<Membership> memberships = new LinkedHashSet<>();
    private final Set<Grant> grants = new LinkedHashSet<>();
    private final Set<Delegation> delegations = new LinkedHashSet<>();

    /// @param before the directory before the batch
    /// @param after the directory after the batch
    /// @param changes the changes of the batch, in any order
    public NetEffect(Directory before, Directory after, Stream<Change> changes) {
        this.before = before;
        this.after = after;
        changes.forEach(this::touch);
        items.forEach(this::compare);
    }

    /// Changes the tables from the directory before the batch to the directory after it.
    ///
    /// The order is fixed: first references are removed and then their targets; then unique names are freed; then
    /// new targets are inserted and then references. The reference to an owner is an exception, because the owner
    /// may be any user of the batch: the database checks it at the commit.
    public void write(StatementBatch statements) throws SQLException {
        var trustees = new TrusteeTable(
                Stream.of(users, groups, roles, projects).flatMap(List::stream).toList());
        removeReferences(statements, trustees);
        removeItems(statements);
        freeKeys(statements);
        putItems(statements);
        putReferences(statements, trustees);
    }

    private void removeReferences(StatementBatch statements, TrusteeTable trustees) throws SQLException {
        DelegationTable.remove(statements, changed(delegations, NetEffect::hasDelegation, before, after));
        GrantTable.remove(statements, changed(grants, Grant::isIn, before, after));
        MembershipTable.remove(statements, changed(memberships, Membership::isIn, before, after));
        trustees.remove(statements);
    }

    private void removeItems(StatementBatch statements) throws SQLException {
        ProjectTable.ALL.remove(statements, Delta.removed(projects));
        RoleTable.ALL.remove(statements, Delta.removed(roles));
        GroupTable.ALL.remove(statements, Delta.removed(groups));
        UserTable.ALL.remove(statements, Delta.removed(users));
        HolderTable.remove(
                statements, Delta.removed(groups).stream().map(Group::id).toList());
        HolderTable.remove(
                statements, Delta.removed(users).stream().map(User::id).toList());
    }

    private void freeKeys(StatementBatch statements) throws SQLException {
        UserTable.ALL.freeKeys(statements, users);
        GroupTable.ALL.freeKeys(statements, groups);
        RoleTable.ALL.freeKeys(statements, roles);
        ProjectTable.ALL.freeKeys(statements, projects);
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
        DelegationTable.put(statements, changed(delegations, NetEffect::hasDelegation, after, before));
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

    private void compare(ObjectId id) {
        switch (id) {
            case UserId user -> add(users, Delta.of(user, before.users()::get, after.users()::get));
            case GroupId group -> add(groups, Delta.of(group, before.groups()::get, after.groups()::get));
            case RoleId role -> add(roles, Delta.of(role, before.roles()::get, after.roles()::get));
            case ProjectId project -> add(projects, Delta.of(project, before.projects()::get, after.projects()::get));
        }
    }

    private static <T> void add(List<Delta<T>> deltas, Delta<T> delta) {
        if (delta.isChange()) {
            deltas.add(delta);
        }
    }

    private static <T extends Item> List<T> added(List<Delta<T>> deltas) {
        return Delta.put(
                deltas.stream().filter(delta -> Objects.isNull(delta.before())).toList());
    }

    /// The rows that are in one directory but not in the other.
    private static <T> List<T> changed(
            Collection<T> touched, BiPredicate<T, Directory> isIn, Directory in, Directory notIn) {
        return touched.stream()
                .filter(row -> isIn.test(row, in) && !isIn.test(row, notIn))
                .toList();
    }

    private static boolean hasDelegation(Delegation delegation, Directory directory) {
        return directory.delegations().contains(delegation);
    }
}
