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
import dev.muster.privilege.PrivilegeSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All privileges, groups and delegations of one holder in one directory, directly or through groups.
///
/// Only privileges that the catalogue offers count, and in roles only project-level ones.
///
/// Immutable, except for fields that are computed at the first use; two threads may then compute the same value.
final class EffectiveAccess {

    /// The id that sorts before all others.
    private static final RoleId FIRST_ROLE = new RoleId(0, 0);

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
        groups = known ? transitiveGroups(directory, holder) : IdSet.empty();
        PrivilegeSet union = PrivilegeSet.EMPTY;
        for (HolderId each : holderAndGroups()) {
            union = union.with(directPrivileges(directory, each));
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

    /// All groups that contain the holder, directly or through other groups.
    IdSet<GroupId> groups() {
        return groups;
    }

    /// The holder and all groups that contain the holder; empty for an unknown holder.
    List<HolderId> holderAndGroups() {
        if (!known) {
            return List.of();
        }
        List<HolderId> all = new ArrayList<>(groups.size() + 1);
        all.add(holder);
        groups.forEach(all::add);
        return all;
    }

    /// Whether the holder is `other`, or is in the group `other`.
    boolean isOrIsIn(HolderId other) {
        return other.equals(holder) || (other instanceof GroupId group && groups.contains(group));
    }

    /// The privileges held directly or through a group.
    PrivilegeSet held() {
        return held;
    }

    /// Whether the holder holds all offered privileges, so that no other holder can hold more.
    boolean holdsEverything() {
        return directory.catalogue().all().without(held).isEmpty();
    }

    /// The privileges held directly, through a group, or through roles granted in the project.
    ///
    /// Cost: one step per transitive group and role.
    PrivilegeSet heldIn(ProjectId project) {
        PrivilegeSet union = PrivilegeSet.EMPTY;
        for (HolderId each : holderAndGroups()) {
            for (RoleId role : grantedRoles(directory, each, project)) {
                union = union.with(rolePrivileges(directory, role));
            }
        }
        return held.with(countingInRoles(directory, union));
    }

    /// The privileges held through roles granted in any project.
    PrivilegeSet byRolesAnywhere() {
        PrivilegeSet computed = byRolesAnywhere;
        if (computed == null) {
            Set<RoleId> roles = new HashSet<>();
            holderAndGroups().forEach(each -> directory.grants().of(each).forEach(grant -> roles.add(grant.role())));
            PrivilegeSet union = PrivilegeSet.EMPTY;
            for (RoleId role : roles) {
                union = union.with(rolePrivileges(directory, role));
            }
            computed = countingInRoles(directory, union);
            byRolesAnywhere = computed;
        }
        return computed;
    }

    /// The delegations to the holder or to a group that contains the holder.
    ///
    /// Cost of the first call: one step per transitive group and per delegation to one of these.
    List<Delegation> delegations() {
        List<Delegation> computed = delegations;
        if (computed == null) {
            computed = holderAndGroups().stream()
                    .flatMap(each -> access.delegations().to(each).stream())
                    .toList();
            delegations = computed;
        }
        return computed;
    }

    /// Whether the holder is a delegate for the role in any project.
    boolean isDelegate(RoleId role) {
        return delegations().stream().anyMatch(delegation -> delegation.role().equals(role));
    }

    /// Whether the holder is a delegate for the role in the project.
    boolean isDelegate(RoleId role, ProjectId project) {
        return delegations().stream().anyMatch(delegation -> delegation.covers(role, project));
    }

    /// All privileges that the holder holds or may give by delegation, with their scope.
    ScopedPrivileges allPrivileges() {
        ScopedPrivileges computed = allPrivileges;
        if (computed == null) {
            computed = ScopedPrivileges.of(this, _ -> true);
            allPrivileges = computed;
        }
        return computed;
    }

    /// The direct privileges of a user or group, those that do not count included.
    static PrivilegeSet directPrivileges(Directory directory, HolderId holder) {
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

    /// The privileges of a role, those that do not count included; empty for an unknown role.
    static PrivilegeSet rolePrivileges(Directory directory, RoleId id) {
        Role role = directory.roles().get(id);
        return role == null ? PrivilegeSet.EMPTY : role.privileges();
    }

    /// The privileges of a role that count.
    static PrivilegeSet countingRolePrivileges(Directory directory, RoleId id) {
        return countingInRoles(directory, rolePrivileges(directory, id));
    }

    /// The privileges that count if roles give them: offered and project-level.
    private static PrivilegeSet countingInRoles(Directory directory, PrivilegeSet privileges) {
        return privileges
                .and(directory.catalogue().all())
                .without(directory.catalogue().serverLevel());
    }

    /// The roles granted in a project to the holder itself.
    static List<RoleId> grantedRoles(Directory directory, HolderId holder, ProjectId project) {
        var grants = directory.grants().of(holder);
        if (grants.isEmpty()) {
            return List.of();
        }
        List<RoleId> roles = new ArrayList<>();
        Iterator<Grants.HeldGrant> rest = grants.iteratorFrom(new Grants.HeldGrant(project, FIRST_ROLE));
        while (rest.hasNext()) {
            Grants.HeldGrant grant = rest.next();
            if (!grant.project().equals(project)) {
                break;
            }
            roles.add(grant.role());
        }
        return roles;
    }

    private static IdSet<GroupId> transitiveGroups(Directory directory, HolderId holder) {
        IdSet<GroupId> direct = directory.groupsOf(holder);
        Set<GroupId> all = new HashSet<>();
        Deque<GroupId> queue = new ArrayDeque<>();
        direct.forEach(queue::add);
        while (!queue.isEmpty()) {
            GroupId group = queue.remove();
            if (all.add(group)) {
                directory.groupsOf(group).forEach(queue::add);
            }
        }
        return all.size() == direct.size() ? direct : IdSet.of(all);
    }
}
