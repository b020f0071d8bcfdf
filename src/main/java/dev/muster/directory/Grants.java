package dev.muster.directory;

import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.ObjectId;
import dev.muster.base.PersistentSortedSet;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import java.util.Collection;
import java.util.Map;

/// All grants, indexed by role and by holder.
///
/// @param byRole the holders of each role by project; roles and projects without holders have no entry
/// @param byHolder the grants of each user or group itself; holders without grants have no entry
public record Grants(
        PersistentMap<RoleId, PersistentMap<ProjectId, IdSet<HolderId>>> byRole,
        PersistentMap<HolderId, PersistentSortedSet<Grants.HeldGrant>> byHolder) {

    public static final Grants EMPTY = new Grants(PersistentMap.empty(), PersistentMap.empty());

    private static final PersistentSortedSet<HeldGrant> NO_GRANTS = PersistentSortedSet.empty(HeldGrant::compare);

    /// One grant of a holder: the project and the role.
    public record HeldGrant(ProjectId project, RoleId role) {
        static int compare(HeldGrant left, HeldGrant right) {
            int byProject = ObjectId.compare(left.project, right.project);
            return byProject != 0 ? byProject : ObjectId.compare(left.role, right.role);
        }
    }

    /// Builds the index from all grants, faster than one by one. Both maps must contain the same grants.
    public static Grants of(
            Map<RoleId, PersistentMap<ProjectId, IdSet<HolderId>>> byRole,
            Map<HolderId, PersistentSortedSet<HeldGrant>> byHolder) {
        return new Grants(PersistentMap.of(byRole), PersistentMap.of(byHolder));
    }

    /// The grants of one holder, in the form of [#byHolder()].
    public static PersistentSortedSet<HeldGrant> held(Collection<HeldGrant> all) {
        return PersistentSortedSet.of(HeldGrant::compare, all);
    }

    /// The users and groups that the role is granted to in the project.
    public IdSet<HolderId> holders(RoleId role, ProjectId project) {
        return ofRole(role).getOrDefault(project, IdSet.empty());
    }

    /// The holders of the role by project; projects without holders have no entry.
    public PersistentMap<ProjectId, IdSet<HolderId>> ofRole(RoleId role) {
        return byRole.getOrDefault(role, PersistentMap.empty());
    }

    /// The grants of the holder itself, ordered by project, then role.
    public PersistentSortedSet<HeldGrant> of(HolderId holder) {
        return byHolder.getOrDefault(holder, NO_GRANTS);
    }

    Grants granted(RoleId role, ProjectId project, IdSet<HolderId> added) {
        if (added.isEmpty()) {
            return this;
        }
        PersistentMap<HolderId, PersistentSortedSet<HeldGrant>> held = byHolder;
        for (HolderId holder : added) {
            held = held.with(holder, held.getOrDefault(holder, NO_GRANTS).with(new HeldGrant(project, role)));
        }
        PersistentMap<ProjectId, IdSet<HolderId>> ofRole = ofRole(role);
        return new Grants(
                byRole.with(role, ofRole.with(project, holders(role, project).with(added))), held);
    }

    Grants revoked(RoleId role, ProjectId project, IdSet<HolderId> removed) {
        PersistentMap<HolderId, PersistentSortedSet<HeldGrant>> held = byHolder;
        for (HolderId holder : removed) {
            PersistentSortedSet<HeldGrant> rest =
                    held.getOrDefault(holder, NO_GRANTS).without(new HeldGrant(project, role));
            held = rest.isEmpty() ? held.without(holder) : held.with(holder, rest);
        }
        PersistentMap<ProjectId, IdSet<HolderId>> rest = Memberships.putOrRemove(
                ofRole(role), project, holders(role, project).without(removed));
        return new Grants(rest.size() == 0 ? byRole.without(role) : byRole.with(role, rest), held);
    }
}
