package dev.muster.access;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Delegation;
import dev.muster.directory.Directory;
import dev.muster.directory.Grants;
import dev.muster.directory.Group;
import dev.muster.directory.Role;
import dev.muster.directory.User;
import dev.muster.directory.WellKnown;
import dev.muster.privilege.PrivilegeSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one holder has in one directory, by themselves or through their groups. Only privileges that the
/// catalogue offers count, and in roles only project-level ones.
///
/// Immutable but for what is worked out when first asked for; two threads may then do the same work.
final class EffectiveAccess {

    /// No role sorts before it.
    private static final RoleId FIRST = new RoleId(0, 0);

    private final Access access;
    private final Directory directory;
    private final HolderId holder;
    private final boolean known;
    private final boolean active;
    private final IdSet<GroupId> groups;
    private final PrivilegeSet held;
    private volatile @Nullable PrivilegeSet byRolesAnywhere;
    private volatile @Nullable ScopedPrivileges allPrivileges;
    private volatile @Nullable List<Delegation> delegations;

    /// Cost: one step per transitive group.
    EffectiveAccess(Access access, HolderId holder) {
        this.access = access;
        this.directory = access.directory();
        this.holder = holder;
        switch (holder) {
            case UserId id -> {
                User user = directory.users().get(id);
                known = user != null;
                active = user != null && user.account().enabled();
            }
            case GroupId id -> {
                known = directory.groups().get(id) != null;
                active = known;
            }
        }
        groups = known ? closure(directory, holder) : IdSet.empty();
        PrivilegeSet union = PrivilegeSet.EMPTY;
        for (HolderId any : holders()) {
            union = union.with(direct(directory, any));
        }
        held = union.and(directory.catalogue().all());
    }

    Directory directory() {
        return directory;
    }

    HolderId holder() {
        return holder;
    }

    /// Whether the holder is in the directory.
    boolean known() {
        return known;
    }

    /// Whether the holder is in the directory and, if a user, enabled.
    boolean active() {
        return active;
    }

    /// All groups that contain the holder.
    IdSet<GroupId> groups() {
        return groups;
    }

    /// The holder, if known, and all groups that contain them.
    List<HolderId> holders() {
        if (!known) {
            return List.of();
        }
        List<HolderId> all = new ArrayList<>(groups.size() + 1);
        all.add(holder);
        groups.forEach(all::add);
        return all;
    }

    /// Whether it is the holder or a group that contains them.
    boolean includes(HolderId other) {
        return other.equals(holder) || (other instanceof GroupId group && groups.contains(group));
    }

    /// Directly or by group.
    PrivilegeSet held() {
        return held;
    }

    /// Whether they hold all that the catalogue offers, so that nobody holds anything that they don't.
    boolean holdsEverything() {
        return directory.catalogue().all().without(held).isEmpty();
    }

    /// Directly, by group, or by roles granted in the project. Cost: one step per transitive group and role.
    PrivilegeSet in(ProjectId project) {
        PrivilegeSet union = PrivilegeSet.EMPTY;
        for (HolderId any : holders()) {
            for (RoleId role : roles(directory, any, project)) {
                union = union.with(given(directory, role));
            }
        }
        return held.with(counted(directory, union));
    }

    /// By roles granted in any project.
    PrivilegeSet byRolesAnywhere() {
        PrivilegeSet done = byRolesAnywhere;
        if (done == null) {
            Set<RoleId> roles = new HashSet<>();
            holders().forEach(any -> directory.grants().of(any).forEach(grant -> roles.add(grant.role())));
            PrivilegeSet union = PrivilegeSet.EMPTY;
            for (RoleId role : roles) {
                union = union.with(given(directory, role));
            }
            done = counted(directory, union);
            byRolesAnywhere = done;
        }
        return done;
    }

    /// What was delegated to the holder or to a group that contains them. Cost, once: a step per transitive group
    /// and per delegation to one.
    List<Delegation> delegations() {
        List<Delegation> done = delegations;
        if (done == null) {
            done = holders().stream()
                    .flatMap(any -> access.delegations().to(any).stream())
                    .toList();
            delegations = done;
        }
        return done;
    }

    /// Whether granting the role was delegated to them, wherever.
    boolean isDelegate(RoleId role) {
        return delegations().stream().anyMatch(delegation -> delegation.role().equals(role));
    }

    /// Whether granting the role in the project was delegated to them.
    boolean isDelegate(RoleId role, ProjectId project) {
        return delegations().stream().anyMatch(delegation -> delegation.covers(role, project));
    }

    /// All that the holder holds or may hand on, and where.
    ScopedPrivileges allPrivileges() {
        ScopedPrivileges done = allPrivileges;
        if (done == null) {
            done = ScopedPrivileges.of(this, any -> true);
            allPrivileges = done;
        }
        return done;
    }

    /// What a user or group itself holds, whether it counts or not.
    static PrivilegeSet direct(Directory directory, HolderId holder) {
        return switch (holder) {
            case UserId id -> {
                User user = directory.users().get(id);
                yield user == null ? PrivilegeSet.EMPTY : user.privileges();
            }
            case GroupId id -> {
                Group group = directory.groups().get(id);
                yield group == null ? PrivilegeSet.EMPTY : group.privileges();
            }
        };
    }

    /// What a role gives, whether it counts or not.
    static PrivilegeSet given(Directory directory, RoleId id) {
        Role role = directory.roles().get(id);
        return role == null ? PrivilegeSet.EMPTY : role.privileges();
    }

    /// Of what roles give, that which counts.
    static PrivilegeSet counted(Directory directory, PrivilegeSet given) {
        return given.and(directory.catalogue().all())
                .without(directory.catalogue().serverLevel());
    }

    /// The roles granted in a project to the holder itself.
    static List<RoleId> roles(Directory directory, HolderId holder, ProjectId project) {
        var granted = directory.grants().of(holder);
        if (granted.isEmpty()) {
            return List.of();
        }
        List<RoleId> roles = new ArrayList<>();
        Iterator<Grants.Held> from = granted.iteratorFrom(new Grants.Held(project, FIRST));
        while (from.hasNext()) {
            Grants.Held held = from.next();
            if (!held.project().equals(project)) {
                break;
            }
            roles.add(held.role());
        }
        return roles;
    }

    /// The groups that a user or group is a direct member of, Everyone too.
    static IdSet<GroupId> parents(Directory directory, HolderId member) {
        IdSet<GroupId> stored = directory.memberships().groups(member);
        return member instanceof UserId ? stored.with(WellKnown.EVERYONE) : stored;
    }

    private static IdSet<GroupId> closure(Directory directory, HolderId holder) {
        IdSet<GroupId> direct = parents(directory, holder);
        Set<GroupId> all = new HashSet<>();
        Deque<GroupId> waiting = new ArrayDeque<>();
        direct.forEach(waiting::add);
        while (!waiting.isEmpty()) {
            GroupId group = waiting.remove();
            if (all.add(group)) {
                parents(directory, group).forEach(waiting::add);
            }
        }
        return all.size() == direct.size() ? direct : IdSet.of(all);
    }
}
