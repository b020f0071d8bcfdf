package dev.muster.access;

import dev.muster.base.HolderId;
import dev.muster.base.ObjectId;
import dev.muster.base.ProjectId;
import dev.muster.directory.Delegation;
import dev.muster.directory.Directory;
import dev.muster.directory.Grants;
import dev.muster.privilege.PrivilegeSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// A set of privileges with their scope: everywhere, or in single projects.
///
/// It is all that a holder holds or may give by delegation, or the part of it that another holder lacks. A
/// delegation counts like the role it is about, because a user who takes over a delegate, or joins a group of
/// delegates, can then grant that role.
///
/// @param everywhere privileges held directly or through groups, or given by a delegation for all projects
/// @param inProject privileges of roles and delegations by project; a project without any has no entry
record ScopedPrivileges(PrivilegeSet everywhere, Map<ProjectId, PrivilegeSet> inProject) {

    static final ScopedPrivileges EMPTY = new ScopedPrivileges(PrivilegeSet.EMPTY, Map.of());

    ScopedPrivileges {
        inProject = Map.copyOf(inProject);
    }

    /// All privileges of a holder and of the groups that contain the holder.
    ///
    /// Privileges that come from an invisible group, role or project are left out. Cost: one step per transitive
    /// group, per grant to one of these, and per delegation to one of these.
    ///
    /// @param visible whether a group, role or project is visible
    static ScopedPrivileges of(EffectiveAccess effectiveAccess, Predicate<ObjectId> visible) {
        return of(
                effectiveAccess.directory(), effectiveAccess.holderAndGroups(), effectiveAccess.delegations(), visible);
    }

    /// The privileges of a user or group itself, without the groups that contain it.
    ///
    /// @param delegations the delegations to the holder itself
    static ScopedPrivileges of(Directory directory, HolderId holder, List<Delegation> delegations) {
        return of(directory, List.of(holder), delegations, _ -> true);
    }

    private static ScopedPrivileges of(
            Directory directory, List<HolderId> holders, List<Delegation> delegations, Predicate<ObjectId> visible) {
        PrivilegeSet everywhere = PrivilegeSet.EMPTY;
        Map<ProjectId, PrivilegeSet> inProject = new HashMap<>();
        for (HolderId holder : holders) {
            if (visible.test(holder)) {
                everywhere = everywhere.with(EffectiveAccess.directPrivileges(directory, holder));
                for (Grants.HeldGrant grant : directory.grants().of(holder)) {
                    if (visible.test(grant.role()) && visible.test(grant.project())) {
                        PrivilegeSet ofRole = EffectiveAccess.countingRolePrivileges(directory, grant.role());
                        inProject.merge(grant.project(), ofRole, PrivilegeSet::with);
                    }
                }
            }
        }
        everywhere = everywhere.and(directory.catalogue().all());
        for (Delegation delegation : delegations) {
            ProjectId project = delegation.project();
            if (visible.test(delegation.delegate())
                    && visible.test(delegation.role())
                    && (project == null || visible.test(project))) {
                PrivilegeSet ofRole = EffectiveAccess.countingRolePrivileges(directory, delegation.role());
                if (project == null) {
                    everywhere = everywhere.with(ofRole);
                } else {
                    inProject.merge(project, ofRole, PrivilegeSet::with);
                }
            }
        }
        return new ScopedPrivileges(everywhere, inProject);
    }

    /// The part of the privileges that the holder lacks in the same scope.
    ScopedPrivileges missingFor(EffectiveAccess holder) {
        Map<ProjectId, PrivilegeSet> missing = new HashMap<>();
        inProject.forEach((project, privileges) -> {
            PrivilegeSet rest = privileges.without(holder.held());
            rest = rest.isEmpty() ? rest : rest.without(holder.heldIn(project));
            if (!rest.isEmpty()) {
                missing.put(project, rest);
            }
        });
        return new ScopedPrivileges(everywhere.without(holder.held()), missing);
    }

    /// The privileges without those in projects that the caller may not browse.
    ScopedPrivileges visibleTo(Sight sight) {
        Map<ProjectId, PrivilegeSet> visible = new HashMap<>(inProject);
        visible.keySet().removeIf(project -> !sight.sees(project));
        return new ScopedPrivileges(everywhere, visible);
    }

    boolean isEmpty() {
        return everywhere.isEmpty() && inProject.isEmpty();
    }
}
