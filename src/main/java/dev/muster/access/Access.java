package dev.muster.access;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.ProjectId;
import dev.muster.base.UserId;
import dev.muster.directory.Directory;
import dev.muster.directory.Profile;
import dev.muster.directory.User;
import dev.muster.directory.WellKnown;
import dev.muster.privilege.Permit;
import dev.muster.privilege.PrivilegeSet;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Who holds what, over one directory (docs/decisions/0006).
///
/// Questions about what somebody may do ([#check], `holds…`, [#permits]) are answered no for a user who is
/// unknown or disabled. Questions about what somebody has ([#held], [#everything]) are answered for the
/// disabled too. Privileges that the catalogue doesn't offer count nowhere, server-level ones never
/// through a role.
///
/// Making one costs nothing; what it learns about a holder is kept, bounded. May be used by many threads.
public final class Access {

    /// Most holders that are remembered: some ten megabytes. Then it begins anew.
    private static final int STANDINGS_MAX = 10_000;

    private static final Decision DENIED = new Decision.Denied();

    private final Directory directory;
    private final ConcurrentHashMap<HolderId, EffectiveAccess> standings = new ConcurrentHashMap<>();
    private volatile @Nullable Delegations delegations;

    public Access(Directory directory) {
        this.directory = directory;
    }

    /// The directory it is about.
    public Directory directory() {
        return directory;
    }

    /// All groups that contain the holder, through groups too; of a user also Everyone. Nothing for who is
    /// unknown.
    public IdSet<GroupId> groupsOf(HolderId holder) {
        return standing(holder).groups();
    }

    /// Whether the user holds the privilege in the project: directly, by a group, or by a role granted there; a
    /// server-level one never by a role.
    ///
    /// @param project null: everywhere, so that roles don't count; the question to ask of a server-level privilege
    public Decision check(UserId user, @Nullable ProjectId project, int privilege) {
        boolean holds = project == null ? holds(user, privilege) : holdsIn(user, project, privilege);
        if (!holds) {
            return DENIED;
        }
        boolean byRoles = !directory.catalogue().serverLevel().contains(privilege);
        return new Decision.Allowed(AccessPathFinder.of(standing(user), user, byRoles ? project : null, privilege));
    }

    /// Whether the user holds the privilege directly or by a group.
    public boolean holds(UserId user, int privilege) {
        EffectiveAccess effectiveAccess = standing(user);
        return effectiveAccess.active() && effectiveAccess.held().contains(privilege);
    }

    /// Whether the user holds the privilege directly, by a group, or by a role in the project.
    public boolean holdsIn(UserId user, ProjectId project, int privilege) {
        EffectiveAccess effectiveAccess = standing(user);
        return effectiveAccess.active()
                && directory.projects().get(project) != null
                && (effectiveAccess.held().contains(privilege)
                        || effectiveAccess.in(project).contains(privilege));
    }

    /// Whether the user holds the privilege directly, by a group, or by a role in any project.
    public boolean holdsAnywhere(UserId user, int privilege) {
        EffectiveAccess effectiveAccess = standing(user);
        return effectiveAccess.active()
                && (effectiveAccess.held().contains(privilege)
                        || effectiveAccess.byRolesAnywhere().contains(privilege));
    }

    /// What the holder holds directly or by a group.
    public PrivilegeSet held(HolderId holder) {
        return standing(holder).held();
    }

    /// What the holder holds directly, by a group, or by a role in the project.
    public PrivilegeSet heldIn(HolderId holder, ProjectId project) {
        return standing(holder).in(project);
    }

    /// What the holder holds directly, by a group, or by a role in any project.
    public PrivilegeSet everything(HolderId holder) {
        EffectiveAccess effectiveAccess = standing(holder);
        return effectiveAccess.held().with(effectiveAccess.byRolesAnywhere());
    }

    /// Whether the user is in System Administrators.
    public boolean isAdministrator(UserId user) {
        EffectiveAccess effectiveAccess = standing(user);
        return effectiveAccess.active() && effectiveAccess.groups().contains(WellKnown.SYSTEM_ADMINISTRATORS);
    }

    /// Whether the permit is the user's.
    ///
    /// @param self whom the call is about, if it is about a user: only [Permit.Scope#SELF] asks
    public boolean permits(UserId user, Permit permit, @Nullable UserId self) {
        return switch (permit.scope()) {
            case NOBODY -> true;
            case SESSION -> standing(user).active();
            case ANYWHERE -> holdsAny(user, permit.anyOf());
            case EVERYWHERE -> permit.anyOf().stream().anyMatch(privilege -> holds(user, privilege));
            case DELEGATES -> holdsAny(user, permit.anyOf()) || isDelegate(user);
            case SELF -> user.equals(self) ? standing(user).active() : holdsAny(user, permit.anyOf());
            case ADMINISTRATORS -> isAdministrator(user);
        };
    }

    /// Whether the permit is the user's, whoever the call is about.
    public boolean permits(UserId user, Permit permit) {
        return permits(user, permit, null);
    }

    /// Whether an API token lets one come in as the user: it is theirs, and if somebody else made it for them, that
    /// one holds all that the user holds. The ledger takes away, with the change itself, one that no longer counts;
    /// it is asked again nevertheless wherever somebody comes in by one.
    ///
    /// @param secret the id of the token's secret
    public boolean apiTokenCounts(UserId user, String secret) {
        User known = directory.users().get(user);
        Profile.ApiToken token = known == null ? null : known.profile().apiToken();
        return token != null
                && token.secret().equals(secret)
                && (token.maker().equals(user)
                        || Authority.of(this, token.maker()).mayActUpon(user));
    }

    private boolean isDelegate(UserId user) {
        EffectiveAccess effectiveAccess = standing(user);
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

    Delegations delegations() {
        Delegations done = delegations;
        if (done == null) {
            done = Delegations.of(directory);
            delegations = done;
        }
        return done;
    }

    /// The unknown are not remembered: anybody can think of ever new ids.
    EffectiveAccess standing(HolderId holder) {
        EffectiveAccess known = standings.get(holder);
        if (known != null) {
            return known;
        }
        EffectiveAccess made = new EffectiveAccess(this, holder);
        if (made.known()) {
            if (standings.size() >= STANDINGS_MAX) {
                standings.clear();
            }
            standings.put(holder, made);
        }
        return made;
    }
}
