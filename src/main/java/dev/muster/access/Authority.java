package dev.muster.access;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.Problem;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Delegation;
import dev.muster.directory.Directory;
import dev.muster.directory.Role;
import dev.muster.privilege.Permit;
import dev.muster.privilege.PrivilegeSet;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What one caller may bring about: nobody hands out what is not theirs, or takes over whoever holds
/// more (docs/decisions/0010). Every function returns silently or refuses with
/// `authority.exceeded`, naming what is missing.
///
/// Taking away and deleting need nothing of this but [#actUpon].
public final class Authority {

    /// Privileges named in a refusal at most.
    private static final int NAMED_MAX = 10;

    private final Access access;
    private final Directory directory;
    private final UserId caller;

    private Authority(Access access, UserId caller) {
        this.access = access;
        this.directory = access.directory();
        this.caller = caller;
    }

    public static Authority of(Access access, UserId caller) {
        return new Authority(access, caller);
    }

    /// Whether the caller may put privileges into the role: holds them in every project where it is
    /// granted or delegated; if nowhere, directly or through a group.
    public void addPrivileges(RoleId role, PrivilegeSet added) {
        PrivilegeSet lacking = PrivilegeSet.EMPTY;
        boolean everywhere = delegations(role).anyMatch(delegation -> delegation.project() == null);
        Stream<ProjectId> projects = everywhere
                ? directory.projects().byId().keys()
                : Stream.concat(
                                directory.grants().ofRole(role).keys(),
                                delegations(role).map(Delegation::project).filter(Objects::nonNull))
                        .distinct();
        boolean nowhere = true;
        for (ProjectId project : projects.toList()) {
            nowhere = false;
            lacking = lacking.with(added.without(access.heldIn(caller, project)));
        }
        mayHandOut(nowhere || everywhere ? added.without(access.held(caller)).with(lacking) : lacking);
    }

    /// Whether the caller may grant the role there to that holder: holds all of it there, or has a
    /// delegation of it, which doesn't reach to themselves or a group that contains them.
    public void grant(RoleId role, ProjectId project, HolderId holder) {
        PrivilegeSet lacking = lackingOf(role, project);
        boolean toThemselves = access.reaches(holder, caller);
        if (!lacking.isEmpty() && (toThemselves || !isDelegate(role, project))) {
            mayHandOut(lacking);
        }
    }

    /// Whether the caller may give the holder privileges: holds them directly or through a group.
    public void givePrivileges(PrivilegeSet given) {
        mayHandOut(given.without(access.held(caller)));
    }

    /// Whether the caller may make somebody a member of the group: holds everything it holds, directly,
    /// through its parents and through roles anywhere, and could pass on what it was delegated.
    public void join(GroupId group) {
        mayHandOut(access.standing(caller).lacking(access.standing(group)));
        directory.delegations().stream()
                .filter(delegation -> access.reaches(delegation.delegate(), group))
                .forEach(this::passOn);
    }

    /// Whether the caller may delegate: holds the role's privileges there.
    public void delegate(Delegation delegation) {
        mayHandOut(
                delegation.project() == null
                        ? privileges(delegation.role()).without(access.held(caller))
                        : lackingOf(delegation.role(), delegation.project()));
    }

    /// Whether the caller may act on whoever that is: password, log-in, e-mail, deletion and the like.
    /// Not if they hold anything the caller doesn't.
    public void actUpon(HolderId holder) {
        if (!holder.equals(caller)) {
            mayHandOut(access.standing(caller).lacking(access.standing(holder)));
        }
    }

    /// Whether the caller may change who holds roles in the project.
    ///
    /// @throws Problem.NotPermitted `permit.missing`
    public void assignIn(ProjectId project) {
        boolean may =
                access.holds(caller, Permit.ROLE_MANAGER) || access.holdsIn(caller, project, Permit.ROLE_ASSIGNER);
        if (!may) {
            throw new Problem.NotPermitted(
                    "permit.missing",
                    "You do not have " + directory.catalogue().name(Permit.ROLE_ASSIGNER)
                            + " privilege(s) to perform the task.");
        }
    }

    private void passOn(Delegation delegation) {
        ProjectId project = delegation.project();
        boolean own = directory.delegations().stream()
                .anyMatch(mine -> mine.role().equals(delegation.role())
                        && (mine.project() == null || mine.project().equals(project))
                        && access.reaches(mine.delegate(), caller));
        if (!own) {
            delegate(delegation);
        }
    }

    private boolean isDelegate(RoleId role, ProjectId project) {
        return delegations(role)
                .anyMatch(delegation ->
                        delegation.covers(role, project) && access.reaches(delegation.delegate(), caller));
    }

    private Stream<Delegation> delegations(RoleId role) {
        return directory.delegations().stream()
                .filter(delegation -> delegation.role().equals(role));
    }

    private PrivilegeSet lackingOf(RoleId role, ProjectId project) {
        return privileges(role).without(access.heldIn(caller, project));
    }

    private PrivilegeSet privileges(RoleId id) {
        Role role = directory.roles().get(id);
        return Standing.given(directory, role);
    }

    /// The one place that refuses.
    private void mayHandOut(PrivilegeSet lacking) {
        if (lacking.isEmpty()) {
            return;
        }
        String names = lacking.stream()
                .limit(NAMED_MAX)
                .mapToObj(directory.catalogue()::name)
                .collect(Collectors.joining(", "));
        int more = lacking.size() - NAMED_MAX;
        throw new Problem.NotPermitted(
                "authority.exceeded",
                "You do not have " + names + (more > 0 ? " and " + more + " more" : "")
                        + " privilege(s) to perform the task.");
    }
}
