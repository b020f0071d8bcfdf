package dev.muster.access;

import dev.muster.base.HolderId;
import dev.muster.base.ObjectId;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.directory.Delegation;
import dev.muster.directory.Directory;
import dev.muster.directory.Grants;
import dev.muster.privilege.PrivilegeSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Privileges, and where: all that somebody holds or may hand on, or what of it somebody else lacks.
///
/// A delegation counts like the role it is about: whoever takes over a delegate, or joins a group of
/// delegates, gets to give that role.
///
/// @param everywhere held directly or by group, or what a delegation for all projects may hand on
/// @param inProject by roles and delegations in one project; no entry for none
record ScopedPrivileges(PrivilegeSet everywhere, Map<ProjectId, PrivilegeSet> inProject) {

    static final ScopedPrivileges NOTHING = new ScopedPrivileges(PrivilegeSet.EMPTY, Map.of());

    ScopedPrivileges {
        inProject = Map.copyOf(inProject);
    }

    /// All of a holder and of the groups that contain them.
    ///
    /// Cost: one step per transitive group, per grant to one of these, and per delegation to one of these.
    ///
    /// @param seen which groups, roles and projects may be told of; what needs others is left out
    static ScopedPrivileges of(EffectiveAccess effectiveAccess, Predicate<ObjectId> seen) {
        return of(effectiveAccess.directory(), effectiveAccess.holders(), effectiveAccess.delegations(), seen);
    }

    /// Only what a user or group has itself, without the groups that contain it.
    ///
    /// @param delegated to it
    static ScopedPrivileges of(Directory directory, HolderId holder, List<Delegation> delegated) {
        return of(directory, List.of(holder), delegated, any -> true);
    }

    private static ScopedPrivileges of(
            Directory directory, List<HolderId> holders, List<Delegation> delegated, Predicate<ObjectId> seen) {
        PrivilegeSet everywhere = PrivilegeSet.EMPTY;
        Map<ProjectId, PrivilegeSet> inProject = new HashMap<>();
        for (HolderId holder : holders) {
            if (seen.test(holder)) {
                everywhere = everywhere.with(EffectiveAccess.direct(directory, holder));
                for (Grants.Held grant : directory.grants().of(holder)) {
                    if (seen.test(grant.role()) && seen.test(grant.project())) {
                        inProject.merge(grant.project(), given(directory, grant.role()), PrivilegeSet::with);
                    }
                }
            }
        }
        everywhere = everywhere.and(directory.catalogue().all());
        for (Delegation delegation : delegated) {
            ProjectId project = delegation.project();
            if (seen.test(delegation.delegate())
                    && seen.test(delegation.role())
                    && (project == null || seen.test(project))) {
                PrivilegeSet given = given(directory, delegation.role());
                if (project == null) {
                    everywhere = everywhere.with(given);
                } else {
                    inProject.merge(project, given, PrivilegeSet::with);
                }
            }
        }
        return new ScopedPrivileges(everywhere, inProject);
    }

    /// What of it the holder doesn't hold there.
    ScopedPrivileges lackedBy(EffectiveAccess holder) {
        Map<ProjectId, PrivilegeSet> lacked = new HashMap<>();
        inProject.forEach((project, privileges) -> {
            PrivilegeSet rest = privileges.without(holder.held());
            rest = rest.isEmpty() ? rest : rest.without(holder.in(project));
            if (!rest.isEmpty()) {
                lacked.put(project, rest);
            }
        });
        return new ScopedPrivileges(everywhere.without(holder.held()), lacked);
    }

    /// Without what is in projects that the caller may not browse.
    ScopedPrivileges seenBy(Sight sight) {
        Map<ProjectId, PrivilegeSet> seen = new HashMap<>(inProject);
        seen.keySet().removeIf(project -> !sight.sees(project));
        return new ScopedPrivileges(everywhere, seen);
    }

    boolean isEmpty() {
        return everywhere.isEmpty() && inProject.isEmpty();
    }

    private static PrivilegeSet given(Directory directory, RoleId role) {
        return EffectiveAccess.counted(directory, EffectiveAccess.given(directory, role));
    }
}
