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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What one caller may bring about: nobody hands out, or takes over, what is not theirs
/// (docs/decisions/0010).
///
/// Every method returns if the caller may, and otherwise throws [Problem.NotPermitted], whose message names
/// what is missing as far as the caller may see it. Permits and rights on the objects are asked for before, by
/// others. What isn't in the directory is refused as [Sight#unknown] does. A caller who is unknown or disabled
/// may do nothing: `authority.caller`.
public final class Authority {

    private final Access access;
    private final Directory directory;
    private final UserId user;
    private final EffectiveAccess caller;
    private final Sight sight;
    private final ExcessAccess excess;

    private Authority(Access access, UserId user) {
        this.access = access;
        this.directory = access.directory();
        this.user = user;
        this.caller = access.standing(user);
        this.sight = Sight.of(access, user);
        this.excess = new ExcessAccess(access, caller);
    }

    /// What the caller may bring about in the directory.
    public static Authority of(Access access, UserId caller) {
        return new Authority(access, caller);
    }

    /// Refuses to put privileges into a role unless the caller holds them in every project where the role is
    /// granted or delegated. If it is nowhere, or delegated for all projects, they must be held directly or by a
    /// group.
    ///
    /// @param role may be one that isn't in the directory yet
    /// @throws Problem.NotPermitted `authority.role_privileges`
    public void addPrivileges(RoleId role, PrivilegeSet added) {
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
        mayHandOut(
                needed,
                "authority.role_privileges",
                () -> "Putting these privileges into the " + sight.named(role),
                () -> needed.seenBy(sight));
    }

    /// Refuses to grant the role in the project unless the caller holds there all that it gives, or was delegated
    /// it; and by delegation, to themselves or a group that contains them.
    ///
    /// @throws Problem.NotPermitted `authority.grant`
    public void grant(RoleId role, ProjectId project, HolderId holder) {
        requireThere(holder);
        ScopedPrivileges needed = needed(role, project);
        if (isDelegate(role, project) && !caller.includes(holder)) {
            return;
        }
        mayHandOut(
                needed,
                "authority.grant",
                () -> "Granting the " + sight.named(role) + " in the " + sight.named(project),
                () -> told(role, needed));
    }

    /// Refuses to make somebody a delegate, who may grant the role without holding it, unless the caller holds
    /// there all that it gives; for all projects, directly or by a group. To be a delegate is not enough.
    ///
    /// @param project null: in all projects, those to come too
    /// @throws Problem.NotPermitted `authority.delegate`
    public void delegate(RoleId role, @Nullable ProjectId project, HolderId delegate) {
        requireThere(delegate);
        ScopedPrivileges needed = needed(role, project);
        mayHandOut(needed, "authority.delegate", () -> "Delegating the " + sight.named(role), () -> told(role, needed));
    }

    /// Refuses to give privileges to any user or group unless the caller holds them directly or by a group.
    ///
    /// @throws Problem.NotPermitted `authority.give_privileges`
    public void givePrivileges(PrivilegeSet given) {
        ScopedPrivileges needed = new ScopedPrivileges(given, Map.of());
        mayHandOut(needed, "authority.give_privileges", () -> "Giving these privileges", () -> needed);
    }

    /// Refuses to make any user or group a member of the group unless the caller holds everything that the group
    /// holds, directly, through its parents, and through roles anywhere. What it was delegated counts like what
    /// it holds.
    ///
    /// @throws Problem.NotPermitted `authority.join`
    public void join(GroupId group) {
        requireThere(group);
        mayHandOut(
                access.standing(group).allPrivileges(),
                "authority.join",
                () -> "Making anybody a member of the " + sight.named(group),
                () -> told(group));
    }

    /// Refuses whatever would take over, or take something from, a user or group that holds anything the caller
    /// doesn't; what they were delegated counts like what they hold. Nobody is out of their own reach, nor is a
    /// group that contains them.
    ///
    /// Cost: a step per group that contains them, and per grant and delegation to them. What their groups have is
    /// found out once by each Authority: ask one of it about all who are in the same.
    ///
    /// @throws Problem.NotPermitted `authority.holds_more`
    public void actUpon(HolderId holder) {
        requireThere(holder);
        ScopedPrivileges needed =
                isOutOfReach(holder) ? access.standing(holder).allPrivileges() : ScopedPrivileges.NOTHING;
        mayHandOut(needed, "authority.holds_more", () -> "Acting upon the " + sight.named(holder), () -> told(holder));
    }

    /// Whether [#actUpon] lets the caller pass.
    public boolean mayActUpon(HolderId holder) {
        return caller.active() && directory.find(holder).isPresent() && !isOutOfReach(holder);
    }

    private boolean isOutOfReach(HolderId holder) {
        return !caller.includes(holder) && excess.isHeldBy(access.standing(holder));
    }

    /// Demands what a permit asks for, where only the request tells which permit it is.
    ///
    /// @throws Problem.NotPermitted `permit.missing`
    public void require(Permit permit) {
        if (!access.permits(user, permit, null)) {
            throw new Problem.NotPermitted("permit.missing", lacked(permit));
        }
    }

    private String lacked(Permit permit) {
        String names = permit.anyOf().stream()
                .map(id -> directory.catalogue().name(id))
                .collect(Collectors.joining(" or "));
        return names.isEmpty()
                ? "Only system administrators may perform the task."
                : "You do not have " + names + " privilege(s) to perform the task.";
    }

    /// Refuses to change who holds any role in the project, but to those with 148, or 149 in the project.
    ///
    /// @throws Problem.NotPermitted `permit.missing`
    public void assignIn(ProjectId project) {
        if (!assigns(project)) {
            throw cannotAssign();
        }
    }

    /// Refuses to change who holds some role in the project, but to those with 148, or 149 in the project, and to
    /// delegates of whichever role there. It comes before the question whether there is such a role, and so
    /// doesn't depend on which it is.
    ///
    /// @throws Problem.NotPermitted `permit.missing`
    public void assignSome(ProjectId project) {
        boolean delegate = caller.active()
                && caller.delegations().stream()
                        .map(Delegation::project)
                        .anyMatch(there -> there == null || (there.equals(project) && sight.sees(project)));
        if (!delegate) {
            assignIn(project);
        }
    }

    /// Refuses to change who holds the role in the project, but to those with 148, or 149 in the project, and to
    /// delegates.
    ///
    /// @throws Problem.NotPermitted `permit.missing`
    public void assign(RoleId role, ProjectId project) {
        if (!isDelegate(role, project)) {
            assignIn(project);
        }
    }

    /// A project that the caller may not browse is refused like one that isn't there.
    private boolean assigns(ProjectId project) {
        return access.holds(user, Permit.ROLE_MANAGER)
                || (access.holdsIn(user, project, Permit.ROLE_ASSIGNER) && sight.sees(project));
    }

    private Problem cannotAssign() {
        return new Problem.NotPermitted(
                "permit.missing",
                "You do not have %s or, in the project, %s privilege(s) to perform the task."
                        .formatted(
                                directory.catalogue().name(Permit.ROLE_MANAGER),
                                directory.catalogue().name(Permit.ROLE_ASSIGNER)));
    }

    /// The one rule: all that is needed must be the caller's own, there where it is needed.
    ///
    /// @param told of what is needed, that which the caller may be told
    private void mayHandOut(
            ScopedPrivileges needed, String code, Supplier<String> task, Supplier<ScopedPrivileges> told) {
        if (!caller.active()) {
            throw new Problem.NotPermitted("authority.caller", "This account is not in use");
        }
        ScopedPrivileges lacked = needed.lackedBy(caller);
        if (!lacked.isEmpty()) {
            ScopedPrivileges named = told.get().lackedBy(caller);
            throw new Problem.NotPermitted(code, task.get() + " " + MissingPrivileges.text(directory, lacked, named));
        }
    }

    /// All that the role gives there.
    private ScopedPrivileges needed(RoleId role, @Nullable ProjectId project) {
        requireThere(role);
        PrivilegeSet given = EffectiveAccess.counted(directory, EffectiveAccess.given(directory, role));
        if (project == null) {
            return new ScopedPrivileges(given, Map.of());
        }
        requireThere(project);
        return new ScopedPrivileges(PrivilegeSet.EMPTY, Map.of(project, given));
    }

    private boolean isDelegate(RoleId role, ProjectId project) {
        return caller.active() && caller.isDelegate(role, project);
    }

    private ScopedPrivileges told(RoleId role, ScopedPrivileges needed) {
        return sight.tells(role) ? needed.seenBy(sight) : ScopedPrivileges.NOTHING;
    }

    /// Who may not read what others hold isn't told it here either.
    private ScopedPrivileges told(HolderId holder) {
        return sight.seesEveryMember()
                ? ScopedPrivileges.of(access.standing(holder), sight::tells)
                : ScopedPrivileges.NOTHING;
    }

    private void requireThere(ObjectId id) {
        if (directory.find(id).isEmpty()) {
            throw Sight.unknown(id);
        }
    }
}
