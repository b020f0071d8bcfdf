package dev.muster.access;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Directory;
import dev.muster.directory.Grants;
import dev.muster.directory.User;
import dev.muster.directory.WellKnown;
import dev.muster.privilege.Permit;
import dev.muster.privilege.PrivilegeSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Who holds what, over one directory.
///
/// A privilege is held directly, through groups at any depth, or through a role granted in a project to
/// the user or one of the groups. Server-level privileges count directly or by group only. Thread-safe;
/// what one holder holds is computed at the first question and remembered as long as this object lives.
public final class Access {

    /// Holders remembered at most; past it all are forgotten.
    private static final int STANDINGS_MAX = 10_000;

    private final Directory directory;
    private final ConcurrentHashMap<HolderId, Standing> standings = new ConcurrentHashMap<>();

    public Access(Directory directory) {
        this.directory = directory;
    }

    public Directory directory() {
        return directory;
    }

    Standing standing(HolderId holder) {
        Standing known = standings.get(holder);
        if (known == null) {
            known = Standing.of(directory, holder);
            if (standings.size() >= STANDINGS_MAX) {
                standings.clear();
            }
            standings.put(holder, known);
        }
        return known;
    }

    /// Every group the holder belongs to, at any depth; of a user also Everyone.
    public IdSet<GroupId> groupsOf(HolderId holder) {
        return standing(holder).groups();
    }

    /// What it holds directly and through groups: in every project.
    public PrivilegeSet held(HolderId holder) {
        return standing(holder).held();
    }

    /// What it holds in a project: as [#held], and through roles there.
    public PrivilegeSet heldIn(HolderId holder, ProjectId project) {
        return standing(holder).in(project);
    }

    /// What it holds at all: directly, through groups, and through roles anywhere.
    public PrivilegeSet everything(HolderId holder) {
        return standing(holder).everything();
    }

    public boolean holds(UserId user, int privilege) {
        return standing(user).held().contains(privilege);
    }

    public boolean holdsIn(UserId user, ProjectId project, int privilege) {
        return standing(user).in(project).contains(privilege);
    }

    /// Whether the user holds it directly, by group, or through a role in any project.
    public boolean holdsAnywhere(UserId user, int privilege) {
        return standing(user).anywhere(privilege);
    }

    public boolean isAdministrator(UserId user) {
        return standing(user).groups().contains(WellKnown.SYSTEM_ADMINISTRATORS);
    }

    /// Whether the user may do that in the project.
    ///
    /// Denied if the user, the project or the privilege is unknown, or the account is disabled.
    ///
    /// @param project null: not in any one project, so that roles don't count
    public Decision check(UserId user, @Nullable ProjectId project, int privilege) {
        User asked = directory.users().get(user);
        boolean known = asked != null
                && asked.logIn().enabled()
                && directory.catalogue().all().contains(privilege)
                && (project == null || directory.projects().get(project) != null);
        if (!known) {
            return new Decision.Denied();
        }
        List<Path> via = new ArrayList<>();
        add(user, List.of(), project, privilege, via);
        Standing.chains(directory, user).forEach((group, chain) -> add(group, chain, project, privilege, via));
        return via.isEmpty() ? new Decision.Denied() : new Decision.Allowed(via);
    }

    private void add(HolderId holder, List<GroupId> chain, @Nullable ProjectId project, int privilege, List<Path> via) {
        if (Standing.direct(directory, holder).contains(privilege)) {
            via.add(new Path(chain, null));
        }
        if (project == null) {
            return;
        }
        for (Grants.Held grant : directory.grants().of(holder)) {
            RoleId role = grant.role();
            if (grant.project().equals(project)
                    && Standing.given(directory, directory.roles().get(role)).contains(privilege)) {
                via.add(new Path(chain, role));
            }
        }
    }

    /// Whether the user has what a route asks for.
    ///
    /// @param self the user the route is about, for permits that let one ask about oneself; null if none
    public boolean permits(UserId user, Permit permit, @Nullable UserId self) {
        return switch (permit.scope()) {
            case NOBODY, SESSION -> true;
            case ANYWHERE -> holdsAny(user, permit);
            case SELF -> user.equals(self) || holdsAny(user, permit);
            case ADMINISTRATORS -> isAdministrator(user);
        };
    }

    private boolean holdsAny(UserId user, Permit permit) {
        Standing standing = standing(user);
        return permit.anyOf().stream().anyMatch(standing::anywhere);
    }

    /// Whether there is a system administrator who can log in by password now. The last one must stay.
    public boolean someAdministratorCanLogIn() {
        Set<HolderId> seen = new HashSet<>();
        return someCanLogIn(WellKnown.SYSTEM_ADMINISTRATORS, seen);
    }

    private boolean someCanLogIn(HolderId holder, Set<HolderId> seen) {
        if (!seen.add(holder)) {
            return false;
        }
        if (holder.equals(WellKnown.EVERYONE)) {
            return directory.users().all().anyMatch(user -> user.logIn().possible());
        }
        return switch (holder) {
            case UserId id -> {
                User user = directory.users().get(id);
                yield user != null && user.logIn().possible();
            }
            case GroupId id ->
                directory.memberships().members(id).stream().anyMatch(member -> someCanLogIn(member, seen));
        };
    }

    /// Whether what `holder` has, `member` has too: they are the same, or it is a group that contains them.
    boolean reaches(HolderId holder, HolderId member) {
        if (holder.equals(member)) {
            return true;
        }
        return holder instanceof GroupId group && groupsOf(member).contains(group);
    }

    /// What roles give a holder, by project.
    Map<ProjectId, PrivilegeSet> byRoles(HolderId holder) {
        return standing(holder).byRoles();
    }
}
