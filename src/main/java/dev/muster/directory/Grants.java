package dev.muster.directory;

import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.ObjectId;
import dev.muster.base.PersistentSortedSet;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import java.util.Collection;
import java.util.Map;

/// Which role is granted to whom in which project, both ways.
///
/// @param byRole the holders of a role in a project; no entry for none
/// @param byHolder what a user or group was granted directly; no entry for none
public record Grants(
        PersistentMap<RoleId, PersistentMap<ProjectId, IdSet<HolderId>>> byRole,
        PersistentMap<HolderId, PersistentSortedSet<Grants.Held>> byHolder) {

    public static final Grants EMPTY = new Grants(PersistentMap.empty(), PersistentMap.empty());

    private static final PersistentSortedSet<Held> NOTHING = PersistentSortedSet.empty(Held::compare);

    /// A role in a project, as somebody holds it.
    public record Held(ProjectId project, RoleId role) {
        static int compare(Held left, Held right) {
            int byProject = ObjectId.compare(left.project, right.project);
            return byProject != 0 ? byProject : ObjectId.compare(left.role, right.role);
        }
    }

    /// All the given grants, faster than one after the other; they must be each other's mirror.
    public static Grants of(
            Map<RoleId, PersistentMap<ProjectId, IdSet<HolderId>>> byRole,
            Map<HolderId, PersistentSortedSet<Held>> byHolder) {
        return new Grants(PersistentMap.of(byRole), PersistentMap.of(byHolder));
    }

    /// What a holder was granted, as it stands in [#byHolder()].
    public static PersistentSortedSet<Held> held(Collection<Held> all) {
        return PersistentSortedSet.of(Held::compare, all);
    }

    /// Who holds the role in the project directly.
    public IdSet<HolderId> holders(RoleId role, ProjectId project) {
        return ofRole(role).getOrDefault(project, IdSet.empty());
    }

    /// The holders of the role by project; projects without any have no entry.
    public PersistentMap<ProjectId, IdSet<HolderId>> ofRole(RoleId role) {
        return byRole.getOrDefault(role, PersistentMap.empty());
    }

    /// What was granted to the holder directly, by project, then role.
    public PersistentSortedSet<Held> of(HolderId holder) {
        return byHolder.getOrDefault(holder, NOTHING);
    }

    Grants granted(RoleId role, ProjectId project, IdSet<HolderId> added) {
        if (added.isEmpty()) {
            return this;
        }
        PersistentMap<HolderId, PersistentSortedSet<Held>> held = byHolder;
        for (HolderId holder : added) {
            held = held.with(holder, held.getOrDefault(holder, NOTHING).with(new Held(project, role)));
        }
        PersistentMap<ProjectId, IdSet<HolderId>> ofRole = ofRole(role);
        return new Grants(
                byRole.with(role, ofRole.with(project, holders(role, project).with(added))), held);
    }

    Grants revoked(RoleId role, ProjectId project, IdSet<HolderId> removed) {
        PersistentMap<HolderId, PersistentSortedSet<Held>> held = byHolder;
        for (HolderId holder : removed) {
            PersistentSortedSet<Held> rest = held.getOrDefault(holder, NOTHING).without(new Held(project, role));
            held = rest.isEmpty() ? held.without(holder) : held.with(holder, rest);
        }
        PersistentMap<ProjectId, IdSet<HolderId>> rest =
                Memberships.kept(ofRole(role), project, holders(role, project).without(removed));
        return new Grants(rest.size() == 0 ? byRole.without(role) : byRole.with(role, rest), held);
    }
}
