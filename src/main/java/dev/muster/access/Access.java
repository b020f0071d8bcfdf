package dev.muster.access;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.Problem;
import dev.muster.base.ProjectId;
import dev.muster.base.UserId;
import dev.muster.directory.Directory;
import dev.muster.directory.Profile;
import dev.muster.directory.User;
import dev.muster.directory.WellKnown;
import dev.muster.privilege.Permit;
import dev.muster.privilege.Privilege;
import dev.muster.privilege.PrivilegeSet;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Decides which privileges the users and groups of one directory hold (docs/decisions/0006).
///
/// Methods about what a user may do ([#check], `holds…`, [#permits]) answer no for a user who is unknown or
/// disabled. Methods about what a holder has ([#held], [#heldAnywhere]) answer for disabled users too. Privileges
/// that the catalogue does not offer never count, and server-level ones never count through a role.
///
/// A new object costs nothing. It caches the results for each holder, up to a limit. Safe for use by many threads.
public final class Access {

    /// Largest number of holders in the cache, which then takes some ten megabytes. A full cache is emptied.
    private static final int CACHED_HOLDERS_MAX = 10_000;

    private static final Decision DENIED = new Decision.Denied();

    private final Directory directory;
    private final ConcurrentHashMap<HolderId, EffectiveAccess> cache = new ConcurrentHashMap<>();
    private volatile @Nullable Delegations delegations;

    public Access(Directory directory) {
        this.directory = directory;
    }

    /// The directory that this object decides about.
    public Directory directory() {
        return directory;
    }

    /// All groups that contain the holder, directly or through other groups; for a user Everyone too. Empty for an
    /// unknown holder.
    public IdSet<GroupId> groupsOf(HolderId holder) {
        return effectiveAccess(holder).groups();
    }

    /// Decides whether the user holds the privilege in the project: directly, through a group, or through a role
    /// that is granted there. A server-level privilege is never held through a role.
    ///
    /// Without a project, roles do not count: this is the right question for a server-level privilege.
    ///
    /// @param project the project, null for everywhere
    /// @param privilege id of the privilege
    public Decision check(UserId user, @Nullable ProjectId project, int privilege) {
        boolean holds = project == null ? holds(user, privilege) : holdsIn(user, project, privilege);
        if (!holds) {
            return DENIED;
        }
        boolean byRoles = !directory.catalogue().serverLevel().contains(privilege);
        return new Decision.Allowed(
                AccessPathFinder.paths(effectiveAccess(user), user, byRoles ? project : null, privilege));
    }

    /// Whether the user holds the privilege directly or through a group.
    public boolean holds(UserId user, int privilege) {
        EffectiveAccess effectiveAccess = effectiveAccess(user);
        return effectiveAccess.active() && effectiveAccess.held().contains(privilege);
    }

    /// Whether the user holds the privilege directly, through a group, or through a role in the project.
    public boolean holdsIn(UserId user, ProjectId project, int privilege) {
        EffectiveAccess effectiveAccess = effectiveAccess(user);
        return effectiveAccess.active()
                && directory.projects().get(project) != null
                && (effectiveAccess.held().contains(privilege)
                        || effectiveAccess.heldIn(project).contains(privilege));
    }

    /// Whether the user holds the privilege directly, through a group, or through a role in any project.
    public boolean holdsAnywhere(UserId user, int privilege) {
        EffectiveAccess effectiveAccess = effectiveAccess(user);
        return effectiveAccess.active()
                && (effectiveAccess.held().contains(privilege)
                        || effectiveAccess.byRolesAnywhere().contains(privilege));
    }

    /// The privileges that the holder holds directly or through a group.
    public PrivilegeSet held(HolderId holder) {
        return effectiveAccess(holder).held();
    }

    /// The privileges that the holder holds directly, through a group, or through a role in the project.
    public PrivilegeSet heldIn(HolderId holder, ProjectId project) {
        return effectiveAccess(holder).heldIn(project);
    }

    /// The privileges that the holder holds directly, through a group, or through a role in any project.
    public PrivilegeSet heldAnywhere(HolderId holder) {
        EffectiveAccess effectiveAccess = effectiveAccess(holder);
        return effectiveAccess.held().with(effectiveAccess.byRolesAnywhere());
    }

    /// Whether the user is in System Administrators, directly or through a group.
    public boolean isAdministrator(UserId user) {
        EffectiveAccess effectiveAccess = effectiveAccess(user);
        return effectiveAccess.active() && effectiveAccess.groups().contains(WellKnown.SYSTEM_ADMINISTRATORS);
    }

    /// Whether the user has what the permit asks for.
    ///
    /// Only a permit of [Permit.Scope#SELF] uses `self`.
    ///
    /// @param self the user that the call is about, null if it is not about a single user
    public boolean permits(UserId user, Permit permit, @Nullable UserId self) {
        return switch (permit.scope()) {
            case NONE -> true;
            case SESSION -> effectiveAccess(user).active();
            case ANYWHERE -> holdsAny(user, permit.anyOf());
            case EVERYWHERE -> permit.anyOf().stream().anyMatch(privilege -> holds(user, privilege));
            case DELEGATES -> holdsAny(user, permit.anyOf()) || isDelegate(user);
            case SELF -> user.equals(self) ? effectiveAccess(user).active() : holdsAny(user, permit.anyOf());
            case ADMINISTRATORS -> isAdministrator(user);
        };
    }

    /// Refuses a user without the permit, and names the privileges that would do.
    ///
    /// @param self as for [#permits(UserId, Permit, UserId)]
    /// @throws Problem.NotPermitted `permit.missing`
    public void requirePermit(UserId user, Permit permit, @Nullable UserId self) {
        if (permits(user, permit, self)) {
            return;
        }
        if (!effectiveAccess(user).active()) {
            throw new Problem.NotPermitted(
                    "permit.missing", "Your account is disabled or deleted. Ask a security administrator");
        }
        String names = permit.anyOf().stream()
                .flatMap(id -> directory.catalogue().find(id).stream())
                .filter(Privilege::offered)
                .map(Privilege::name)
                .collect(Collectors.joining(" or "));
        throw new Problem.NotPermitted(
                "permit.missing",
                names.isEmpty()
                        ? "Only system administrators may perform the task. Ask one of them to do it."
                        : "You do not have " + names + " privilege(s) to perform the task. "
                                + "Ask a security administrator for the privilege.");
    }

    /// Whether the user has what the permit asks for, without the exception for calls about the caller.
    public boolean permits(UserId user, Permit permit) {
        return permits(user, permit, null);
    }

    /// Whether a log-in as the user with an API token is allowed: the token is the user's, and its maker is the
    /// user or holds all that the user holds. The ledger removes a token in the same change that makes it fail this
    /// check; each use of a token repeats the check nevertheless.
    ///
    /// @param secret id of the secret that has the hash of the token
    public boolean isApiTokenValid(UserId user, String secret) {
        User found = directory.users().get(user);
        Profile.ApiToken token = found == null ? null : found.profile().apiToken();
        return token != null
                && token.secret().equals(secret)
                && (token.maker().equals(user)
                        || Authority.of(this, token.maker()).mayActUpon(user));
    }

    private boolean isDelegate(UserId user) {
        EffectiveAccess effectiveAccess = effectiveAccess(user);
        return effectiveAccess.active() && !effectiveAccess.delegations().isEmpty();
    }

    private boolean holdsAny(UserId user, List<Integer> privileges) {
        for (int privilege : privileges) {
            if (holdsAnywhere(user, privilege)) {
                return true;
            }
        }
        return false;
    }

    /// The delegations of the directory by delegate, computed at the first call.
    Delegations delegations() {
        Delegations computed = delegations;
        if (computed == null) {
            computed = Delegations.of(directory);
            delegations = computed;
        }
        return computed;
    }

    /// The effective access of the holder, from the cache. Unknown holders are not cached, because a client can
    /// send any number of unknown ids.
    EffectiveAccess effectiveAccess(HolderId holder) {
        EffectiveAccess cached = cache.get(holder);
        if (cached != null) {
            return cached;
        }
        EffectiveAccess computed = new EffectiveAccess(this, holder);
        if (computed.known()) {
            if (cache.size() >= CACHED_HOLDERS_MAX) {
                cache.clear();
            }
            cache.put(holder, computed);
        }
        return computed;
    }
}
