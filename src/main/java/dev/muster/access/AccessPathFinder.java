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

/// Finds every path by which one privilege reaches one user.
///
/// Cost: one step per transitive group and membership between them, then one per path found, since only
/// groups that lead to the privilege are walked.
final class AccessPathFinder {

    /// Most paths of one decision. Groups that share members and parents multiply them: twenty such pairs on
    /// top of each other make a million, and nobody reads more than a few.
    static final int PATHS_MAX = 1_000;

    private final Directory directory;
    private final EffectiveAccess effectiveAccess;
    private final UserId user;

    /// What gives the privilege at each holder: roles, or null for "directly".
    private final Map<HolderId, List<@Nullable RoleId>> sources = new LinkedHashMap<>();

    private final List<AccessPath> found = new ArrayList<>();

    private AccessPathFinder(Directory directory, EffectiveAccess effectiveAccess, UserId user) {
        this.directory = directory;
        this.effectiveAccess = effectiveAccess;
        this.user = user;
    }

    /// @param project null: roles don't count
    static List<AccessPath> of(
            EffectiveAccess effectiveAccess, UserId user, @Nullable ProjectId project, int privilege) {
        AccessPathFinder finder = new AccessPathFinder(effectiveAccess.directory(), effectiveAccess, user);
        effectiveAccess.holders().forEach(holder -> finder.source(holder, project, privilege));
        finder.walk();
        return finder.found;
    }

    private void source(HolderId holder, @Nullable ProjectId project, int privilege) {
        List<@Nullable RoleId> gives = new ArrayList<>();
        if (EffectiveAccess.direct(directory, holder).contains(privilege)) {
            gives.add(null);
        }
        if (project != null) {
            EffectiveAccess.roles(directory, holder, project).stream()
                    .filter(role -> EffectiveAccess.given(directory, role).contains(privilege))
                    .forEach(gives::add);
        }
        if (!gives.isEmpty()) {
            sources.put(holder, gives);
        }
    }

    /// Level by level, so that short paths come first and a cut-off leaves out the longest.
    private void walk() {
        Set<GroupId> leading = leading();
        Deque<Chain> waiting = new ArrayDeque<>();
        waiting.add(new Chain(user, null, 0));
        while (!waiting.isEmpty() && found.size() < PATHS_MAX) {
            Chain chain = waiting.remove();
            for (RoleId role : sources.getOrDefault(chain.last, List.of())) {
                found.add(new AccessPath(chain.groups(), role));
            }
            // Each chain ends in a path at least, so that no more than PATHS_MAX need to wait.
            for (GroupId group : EffectiveAccess.parents(directory, chain.last)) {
                if (leading.contains(group) && waiting.size() < PATHS_MAX && chain.length < leading.size()) {
                    waiting.add(new Chain(group, chain, chain.length + 1));
                }
            }
        }
        if (found.size() > PATHS_MAX) {
            found.subList(PATHS_MAX, found.size()).clear();
        }
    }

    /// The groups from which a group that gives the privilege is reached, with those groups themselves.
    private Set<GroupId> leading() {
        Map<GroupId, List<GroupId>> children = new HashMap<>();
        Deque<GroupId> waiting = new ArrayDeque<>();
        for (GroupId group : effectiveAccess.groups()) {
            if (sources.containsKey(group)) {
                waiting.add(group);
            }
            for (GroupId parent : EffectiveAccess.parents(directory, group)) {
                children.computeIfAbsent(parent, any -> new ArrayList<>()).add(group);
            }
        }
        Set<GroupId> leading = new HashSet<>();
        while (!waiting.isEmpty()) {
            GroupId group = waiting.remove();
            if (leading.add(group)) {
                waiting.addAll(children.getOrDefault(group, List.of()));
            }
        }
        return leading;
    }

    /// A way up from the user; shares all but its end with others.
    ///
    /// @param length how many groups it has
    private record Chain(HolderId last, @Nullable Chain below, int length) {

        List<GroupId> groups() {
            List<GroupId> groups = new ArrayList<>(length);
            for (Chain chain = this; chain != null && chain.last instanceof GroupId group; chain = chain.below) {
                groups.add(group);
            }
            Collections.reverse(groups);
            return groups;
        }
    }
}
