package dev.muster.holder;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.Problem;
import dev.muster.directory.Directory;
import dev.muster.directory.WellKnown;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes users and groups direct members of a group; who is one already stays one.
///
/// Everyone has every user without being told: joining it changes nothing, and it joins no group.
/// Refuses with `group.unknown`, `user.unknown`, `object.right`, `group.cycle`, `group.everyone`, `authority.join`.
public record Join(GroupId group, IdSet<HolderId> members) implements UseCase {

    @Override
    public void decide(Draft draft) {
        draft.sight().requireWritable(draft.sight().require(group));
        IdSet<HolderId> missing = members.without(draft.now().memberships().members(group));
        if (missing.isEmpty() || group.equals(WellKnown.EVERYONE)) {
            return;
        }
        if (missing.contains(WellKnown.EVERYONE)) {
            throw new Problem.Invalid("group.everyone", "The group Everyone is a member of no group");
        }
        draft.authority().join(group);
        missing.stream().filter(GroupId.class::isInstance).forEach(member -> requireNoCycle(draft, (GroupId) member));
        draft.join(group, missing.toList());
    }

    /// Refuses if the new member contains the group it would be a member of, naming the way, and by the link that is
    /// asked for back to where it begins; without the names of groups that the caller may not browse.
    private void requireNoCycle(Draft draft, GroupId member) {
        List<GroupId> way = way(draft.now(), group, member);
        if (!way.isEmpty()) {
            String names = Stream.concat(way.stream(), Stream.of(group))
                    .map(id -> draft.now().groups().find(id).orElseThrow())
                    .map(each -> draft.sight().sees(each) ? each.about().name() : "…")
                    .collect(Collectors.joining(" > "));
            throw new Problem.Invalid("group.cycle", "A group can't contain itself: " + names);
        }
    }

    /// The groups from the one inside to the one outside, or nothing if the second doesn't contain the first.
    private static List<GroupId> way(Directory directory, GroupId inside, GroupId outside) {
        Map<GroupId, GroupId> cameFrom = new HashMap<>();
        Deque<GroupId> next = new ArrayDeque<>(List.of(inside));
        cameFrom.put(inside, inside);
        while (!next.isEmpty()) {
            GroupId at = next.removeFirst();
            if (at.equals(outside)) {
                return traced(cameFrom, inside, outside);
            }
            for (GroupId parent : directory.memberships().groups(at)) {
                if (cameFrom.putIfAbsent(parent, at) == null) {
                    next.addLast(parent);
                }
            }
        }
        return List.of();
    }

    private static List<GroupId> traced(Map<GroupId, GroupId> cameFrom, GroupId inside, GroupId outside) {
        List<GroupId> way = new ArrayList<>(List.of(outside));
        GroupId at = outside;
        while (!at.equals(inside)) {
            at = cameFrom.getOrDefault(at, inside);
            way.addFirst(at);
        }
        return way;
    }
}
