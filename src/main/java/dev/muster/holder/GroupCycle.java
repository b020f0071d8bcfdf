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

/// The way by which a group would contain itself: from it through the groups that contain it to the one that is to
/// become its member, and back to it by that last link.
///
/// @param groups each is a member of the next
record GroupCycle(List<GroupId> groups) {

    /// Stands for one or more groups that the caller may not browse.
    private static final String HIDDEN = "and others you may not see";

    GroupCycle {
        groups = List.copyOf(groups);
    }

    /// Refuses if one of the new members is the group, or contains it, naming the way as far as the caller may see
    /// it. Cost: one step per group that contains the group, however many are to become its members.
    ///
    /// @throws Problem.Invalid `group.cycle`
    static void refuse(Directory directory, Sight sight, GroupId group, IdSet<HolderId> members) {
        if (members.stream().noneMatch(GroupId.class::isInstance)) {
            return;
        }
        Map<GroupId, GroupId> cameFrom = new HashMap<>();
        Deque<GroupId> next = new ArrayDeque<>(List.of(group));
        while (!next.isEmpty()) {
            GroupId at = next.removeFirst();
            if (members.contains(at)) {
                throw new Problem.Invalid(
                        "group.cycle",
                        "A group can't contain itself: "
                                + closed(group, at, cameFrom).told(directory, sight));
            }
            for (GroupId parent : directory.memberships().groups(at)) {
                if (!parent.equals(group) && cameFrom.putIfAbsent(parent, at) == null) {
                    next.addLast(parent);
                }
            }
        }
    }

    /// @param cameFrom which member each group was reached from
    private static GroupCycle closed(GroupId inside, GroupId outside, Map<GroupId, GroupId> cameFrom) {
        List<GroupId> way = new ArrayList<>(List.of(inside));
        for (GroupId at = outside; !at.equals(inside); at = cameFrom.getOrDefault(at, inside)) {
            way.add(1, at);
        }
        way.add(inside);
        return new GroupCycle(way);
    }

    private String told(Directory directory, Sight sight) {
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
