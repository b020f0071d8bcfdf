package dev.muster.holder;

import dev.muster.access.Sight;
import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.Problem;
import dev.muster.directory.Directory;
import dev.muster.directory.Group;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A cycle of memberships that a new member would close: it begins with the group, goes on with groups that contain
/// it up to the new member, and ends with the group again.
///
/// @param groups the groups of the cycle, each a member of the next; the first is also the last
record GroupCycle(List<GroupId> groups) {

    /// The text in place of one or more groups that the caller may not browse.
    private static final String HIDDEN = "and others you may not see";

    GroupCycle {
        groups = List.copyOf(groups);
    }

    /// Refuses new members of a group if one of them is the group itself, or contains it. The message names the
    /// cycle as far as the caller may see it. Cost: one step per group that contains the group, independent of
    /// the number of new members.
    ///
    /// @throws Problem.Invalid `group.cycle`
    static void requireNone(Directory directory, Sight sight, GroupId group, IdSet<HolderId> members) {
        if (members.stream().noneMatch(GroupId.class::isInstance)) {
            return;
        }
        Map<GroupId, GroupId> reachedFrom = new HashMap<>();
        Deque<GroupId> queue = new ArrayDeque<>(List.of(group));
        while (!queue.isEmpty()) {
            GroupId current = queue.removeFirst();
            if (members.contains(current)) {
                throw new Problem.Invalid(
                        "group.cycle",
                        "A group can't contain itself: "
                                + cycle(group, current, reachedFrom).text(directory, sight));
            }
            for (GroupId parent : directory.memberships().groups(current)) {
                if (!parent.equals(group) && reachedFrom.putIfAbsent(parent, current) == null) {
                    queue.addLast(parent);
                }
            }
        }
    }

    /// The cycle that a new member of a group closes.
    ///
    /// @param reachedFrom the member of each group from which the search reached it
    private static GroupCycle cycle(GroupId group, GroupId newMember, Map<GroupId, GroupId> reachedFrom) {
        List<GroupId> path = new ArrayList<>(List.of(group));
        for (GroupId at = newMember; !at.equals(group); at = reachedFrom.getOrDefault(at, group)) {
            path.add(1, at);
        }
        path.add(group);
        return new GroupCycle(path);
    }

    /// The names of the groups, as far as the caller may browse them.
    private String text(Directory directory, Sight sight) {
        List<String> names = new ArrayList<>();
        for (GroupId id : groups) {
            Optional<Group> group = directory.groups().find(id).filter(sight::sees);
            if (group.isPresent()) {
                names.add(group.get().properties().name());
            } else if (names.isEmpty() || !names.getLast().equals(HIDDEN)) {
                names.add(HIDDEN);
            }
        }
        return String.join(" > ", names);
    }
}
