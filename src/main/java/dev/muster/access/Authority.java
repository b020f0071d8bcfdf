package dev.muster.access;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.ObjectId;
import dev.muster.base.Problem;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Delegation;
import dev.muster.directory.Directory;
import dev.muster.privilege.Permit;
import dev.muster.privilege.PrivilegeSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Checks which changes one caller may make: no caller may give away, or take over, privileges that they do not
/// hold (docs/decisions/0010).
///
/// Numbers are privileges (docs/privileges.md): 148 is to create and edit security roles, 149 to assign them.
///
/// A method `require…` returns if the caller may make the change, and otherwise throws [Problem.NotPermitted]. Some of
/// them check a permit that depends on the content of a request: `permit.missing`. The others compare what the change
/// gives with what the caller holds; their messages name the missing privileges, as far as the caller may see them, and
/// a caller who is unknown or disabled is refused with `authority.caller`. A holder, role or project that is not in the
/// directory is refused as by [Sight#unknown], but for a new role. Rights on objects are checked by [Sight].
public final class Authority {

    private final Access access;
    private final Directory directory;
    private final UserId user;
    private final EffectiveAccess caller;
    private final Sight sight;
    private final ExcessAccess excess;

    private Authority(Access access, UserId user, Sight sight) {
        this.access = access;
        this.directory = access.directory();
        this.user = user;
        this.caller = access.effectiveAccess(user);
        this.sight = sight;
        this.excess = new ExcessAccess(access, caller);
    }

    /// The authority of the caller over the directory.
    public static Authority of(Access access, UserId caller) {
        return of(access, caller, Sight.of(access, caller));
    }

    /// The same for a caller whose sight of the same directory is known already.
    ///
    /// @param sight of this caller
    public static Authority of(Access access, UserId caller, Sight sight) {
        return new Authority(access, caller, sight);
    }

    /// Refuses to put privileges into a role unless the caller holds them in every project where the role is
    /// granted or delegated. If the role is granted and delegated in no project, or delegated in all projects, the
    /// caller must hold them directly or through a group.
    ///
    /// @param role the role; it may be missing in the directory, if it is new
    /// @param added the privileges that the role does not have yet
    /// @throws Problem.NotPermitted `authority.role_privileges`
    public void requireAddPrivileges(RoleId role, PrivilegeSet added) {
        Map<ProjectId, PrivilegeSet> inProject = new HashMap<>();
        directory.grants().ofRole(role).keys().forEach(project -> inProject.put(project, added));
        boolean everywhere = false;
        for (Delegation delegation : directory.delegations()) {
            ProjectId project = delegation.project();
            if (!delegation.role().equals(role)) {
                continue;
            }
            if (project == null) {
                everywhere = true;
            } else {
                inProject.put(project, added);
            }
        }
        ScopedPrivileges needed =
                new ScopedPrivileges(everywhere || inProject.isEmpty() ? added : PrivilegeSet.EMPTY, inProject);
        requireHeld(
                needed,
                "authority.role_privileges",
                () -> "Putting these privileges into the " + sight.description(role),
                () -> needed.visibleTo(sight));
    }

    /// Refuses to grant the role in the project unless the caller holds there all privileges of the role, or is a
    /// delegate for it. A delegation alone is not enough to grant the role to the caller or a group that contains
    /// them.
    ///
    /// @throws Problem.NotPermitted `authority.grant`
    public void requireGrant(RoleId role, ProjectId project, HolderId holder) {
        requireExists(holder);
        ScopedPrivileges needed = needed(role, project);
        if (isDelegate(role, project) && !caller.isOrIsIn(holder)) {
            return;
        }
        requireHeld(
                needed,
                "authority.grant",
                () -> "Granting the " + sight.description(role) + " in the " + sight.description(project),
                () -> visible(role, needed));
    }

    /// Refuses to make a user or group a delegate, who may grant the role without holding it, unless the caller
    /// holds all privileges of the role in the project; for all projects, directly or through a group. To be a
    /// delegate is not enough.
    ///
    /// @param project the project of the delegation, null for all projects, future ones included
    /// @throws Problem.NotPermitted `authority.delegate`
    public void requireDelegate(RoleId role, @Nullable ProjectId project, HolderId delegate) {
        requireExists(delegate);
        ScopedPrivileges needed = needed(role, project);
        requireHeld(
                needed,
                "authority.delegate",
                () -> "Delegating the " + sight.description(role),
                () -> visible(role, needed));
    }

    /// Refuses to give privileges to any user or group unless the caller holds them directly or through a group.
    ///
    /// @throws Problem.NotPermitted `authority.give_privileges`
    public void requireGivePrivileges(PrivilegeSet given) {
        ScopedPrivileges needed = new ScopedPrivileges(given, Map.of());
        requireHeld(needed, "authority.give_privileges", () -> "Giving these privileges", () -> needed);
    }

    /// Refuses to add any member to the group unless the caller holds everything that the group holds: directly,
    /// through its parents, and through roles in any project. The group's delegations count like what it holds.
    ///
    /// @throws Problem.NotPermitted `authority.join`
    public void requireJoin(GroupId group) {
        requireExists(group);
        requireHeld(
                access.effectiveAccess(group).allPrivileges(),
                "authority.join",
                () -> "Adding members to the " + sight.description(group),
                () -> visible(group));
    }

    /// Refuses a change that takes over a user or group, or removes them from a group, if they hold anything that the
    /// caller does not hold. Their delegations count like what they hold. The caller, and groups that contain
    /// the caller, are never refused.
    ///
    /// Cost: one step per group that contains the holder, and per grant and delegation to the holder. Each
    /// Authority computes only once what a group has: use the same object for all holders of one change.
    ///
    /// @throws Problem.NotPermitted `authority.holds_more`
    public void requireActUpon(HolderId holder) {
        requireExists(holder);
        ScopedPrivileges needed =
                holdsMore(holder) ? access.effectiveAccess(holder).allPrivileges() : ScopedPrivileges.EMPTY;
        requireHeld(
                needed,
                "authority.holds_more",
                () -> "Managing the " + sight.description(holder),
                () -> visible(holder));
    }

    /// Whether [#requireActUpon] would pass.
    public boolean mayActUpon(HolderId holder) {
        return caller.active() && directory.find(holder).isPresent() && !holdsMore(holder);
    }

    private boolean holdsMore(HolderId holder) {
        return !caller.isOrIsIn(holder) && excess.isHeldBy(access.effectiveAccess(holder));
    }

    /// Refuses a caller without the permit. For requests that need a permit which depends on their content.
    ///
    /// @throws Problem.NotPermitted `permit.missing`
    public void require(Permit permit) {
        access.requirePermit(user, permit, null);
    }

    /// Refuses to change the holders of any role in the project, except for callers with 148, or 149 in the
    /// project.
    ///
    /// @throws Problem.NotPermitted `permit.missing`
    public void requireAssignIn(ProjectId project) {
        if (!mayAssignIn(project)) {
            throw assignPermitMissing();
        }
    }

    /// Refuses to change the holders of some role in the project, except for callers with 148, or 149 in the
    /// project, and delegates for any role there. This check comes before the one whether the role exists, and
    /// therefore does not depend on the role.
    ///
    /// @throws Problem.NotPermitted `permit.missing`
    public void requireAssignAny(ProjectId project) {
        boolean delegate = caller.active()
                && caller.delegations().stream()
                        .map(Delegation::project)
                        .anyMatch(delegated -> delegated == null || (delegated.equals(project) && sight.sees(project)));
        if (!delegate) {
            requireAssignIn(project);
        }
    }

    /// Refuses to change the holders of the role in the project, except for callers with 148, or 149 in the
    /// project, and delegates for the role there.
    ///
    /// @throws Problem.NotFound `project.unknown` if the caller may not browse the project
    /// @throws Problem.NotPermitted `permit.missing`
    public void requireAssign(RoleId role, ProjectId project) {
        sight.require(project);
        if (!isDelegate(role, project)) {
            requireAssignIn(project);
        }
    }

    /// A project that the caller may not browse is refused like one that does not exist.
    private boolean mayAssignIn(ProjectId project) {
        return access.holds(user, Permit.ROLE_MANAGER)
                || (access.holdsIn(user, project, Permit.ROLE_ASSIGNER) && sight.sees(project));
    }

    private Problem assignPermitMissing() {
        return new Problem.NotPermitted(
                "permit.missing",
                ("You do not have %s or, in the project, %s privilege(s) to perform the task. "
                                + "Ask a security administrator for the privilege.")
                        .formatted(
                                directory.catalogue().name(Permit.ROLE_MANAGER),
                                directory.catalogue().name(Permit.ROLE_ASSIGNER)));
    }

    /// The central rule: the caller must hold all needed privileges in the places where they are needed.
    ///
    /// @param task the beginning of the message: the change that the caller wants
    /// @param visible the needed privileges that the message may name
    private void requireHeld(
            ScopedPrivileges needed, String code, Supplier<String> task, Supplier<ScopedPrivileges> visible) {
        if (!caller.active()) {
            throw new Problem.NotPermitted(
                    "authority.caller", "Your account is disabled or deleted. Ask a security administrator");
        }
        ScopedPrivileges missing = needed.missingFor(caller);
        if (!missing.isEmpty()) {
            ScopedPrivileges named = visible.get().missingFor(caller);
            throw new Problem.NotPermitted(code, task.get() + " " + MissingPrivileges.text(directory, missing, named));
        }
    }

    /// All privileges of the role, in the project or, if null, everywhere.
    private ScopedPrivileges needed(RoleId role, @Nullable ProjectId project) {
        requireExists(role);
        PrivilegeSet privileges = EffectiveAccess.countingRolePrivileges(directory, role);
        if (project == null) {
            return new ScopedPrivileges(privileges, Map.of());
        }
        requireExists(project);
        return new ScopedPrivileges(PrivilegeSet.EMPTY, Map.of(project, privileges));
    }

    private boolean isDelegate(RoleId role, ProjectId project) {
        return caller.active() && caller.isDelegate(role, project);
    }

    private ScopedPrivileges visible(RoleId role, ScopedPrivileges needed) {
        return sight.seesPrivileges(role) ? needed.visibleTo(sight) : ScopedPrivileges.EMPTY;
    }

    /// The privileges of the holder that the message may name: none if the caller may not read what others hold.
    private ScopedPrivileges visible(HolderId holder) {
        return sight.seesEveryMember()
                ? ScopedPrivileges.of(access.effectiveAccess(holder), sight::seesPrivileges)
                : ScopedPrivileges.EMPTY;
    }

    private void requireExists(ObjectId id) {
        if (directory.find(id).isEmpty()) {
            throw Sight.unknown(id);
        }
    }
}
