package dev.muster.access;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Directory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds all paths by which one privilege reaches one user, up to [#PATHS_MAX].
///
/// Cost: one step per transitive group and per membership between these groups, then one step per path found,
/// because the search visits only groups that lead to the privilege.
final class AccessPathFinder {

    /// Largest number of paths in one decision. Groups that share members and parents multiply the paths: twenty
    /// such pairs on top of each other make a million paths, and readers need only a few.
    static final int PATHS_MAX = 1_000;

    private final Directory directory;
    private final EffectiveAccess effectiveAccess;
    private final UserId user;

    /// The sources of the privilege at each holder: roles, or null for a direct privilege.
    private final Map<HolderId, List<@Nullable RoleId>> sources = new LinkedHashMap<>();

    private final List<AccessPath> paths = new ArrayList<>();

    private AccessPathFinder(Directory directory, EffectiveAccess effectiveAccess, UserId user) {
        this.directory = directory;
        this.effectiveAccess = effectiveAccess;
        this.user = user;
    }

    /// All paths by which the privilege reaches the user, the shorter ones first.
    ///
    /// @param project the project of the grants that count, null if no grants count
    static List<AccessPath> paths(
            EffectiveAccess effectiveAccess, UserId user, @Nullable ProjectId project, int privilege) {
        AccessPathFinder finder = new AccessPathFinder(effectiveAccess.directory(), effectiveAccess, user);
        effectiveAccess.holderAndGroups().forEach(holder -> finder.addSources(holder, project, privilege));
        finder.search();
        return finder.paths;
    }

    private void addSources(HolderId holder, @Nullable ProjectId project, int privilege) {
        List<@Nullable RoleId> found = new ArrayList<>();
        if (EffectiveAccess.directPrivileges(directory, holder).contains(privilege)) {
            found.add(null);
        }
        if (project != null) {
            EffectiveAccess.grantedRoles(directory, holder, project).stream()
                    .filter(role ->
                            EffectiveAccess.rolePrivileges(directory, role).contains(privilege))
                    .forEach(found::add);
        }
        if (!found.isEmpty()) {
            sources.put(holder, found);
        }
    }

    /// A breadth-first search from the user upwards: short paths come first, and the limit cuts off the longest.
    private void search() {
        Set<GroupId> leading = leadingGroups();
        Deque<PartialPath> queue = new ArrayDeque<>();
        queue.add(new PartialPath(user, null, 0));
        while (!queue.isEmpty() && paths.size() < PATHS_MAX) {
            PartialPath partial = queue.remove();
            for (RoleId role : sources.getOrDefault(partial.last, List.of())) {
                paths.add(new AccessPath(partial.groups(), role));
            }
            // Each partial path leads to one path or more, so the queue needs no more than PATHS_MAX.
            for (GroupId group : directory.groupsOf(partial.last)) {
                if (leading.contains(group) && queue.size() < PATHS_MAX && partial.length < leading.size()) {
                    queue.add(new PartialPath(group, partial, partial.length + 1));
                }
            }
        }
        if (paths.size() > PATHS_MAX) {
            paths.subList(PATHS_MAX, paths.size()).clear();
        }
    }

    /// The groups that lead to the privilege: those that have a source themselves or through their parents.
    private Set<GroupId> leadingGroups() {
        Map<GroupId, List<GroupId>> children = new HashMap<>();
        Deque<GroupId> queue = new ArrayDeque<>();
        for (GroupId group : effectiveAccess.groups()) {
            if (sources.containsKey(group)) {
                queue.add(group);
            }
            for (GroupId parent : directory.groupsOf(group)) {
                children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(group);
            }
        }
        Set<GroupId> leading = new HashSet<>();
        while (!queue.isEmpty()) {
            GroupId group = queue.remove();
            if (leading.add(group)) {
                queue.addAll(children.getOrDefault(group, List.of()));
            }
        }
        return leading;
    }

    /// The beginning of a path, from the user upwards. Partial paths share all groups but the last.
    ///
    /// @param last the user or group where it ends
    /// @param previous the partial path without its last group, null at the user
    /// @param length number of groups, 0 or more
    private record PartialPath(HolderId last, @Nullable PartialPath previous, int length) {

        List<GroupId> groups() {
            List<GroupId> groups = new ArrayList<>(length);
            for (PartialPath part = this; part != null && part.last instanceof GroupId group; part = part.previous) {
                groups.add(group);
            }
            Collections.reverse(groups);
            return groups;
        }
    }
}
