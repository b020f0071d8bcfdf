package dev.muster.directory;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.ObjectId;
import java.util.Map;

/// Who is a direct member of which group, both ways. Membership in Everyone is implied, never stored.
///
/// @param groupsOf the groups a user or group is a direct member of; no entry for none
/// @param membersOf the direct members of a group; no entry for none
public record Memberships(
        PersistentMap<HolderId, IdSet<GroupId>> groupsOf, PersistentMap<GroupId, IdSet<HolderId>> membersOf) {

    public static final Memberships EMPTY = new Memberships(PersistentMap.empty(), PersistentMap.empty());

    /// All the given memberships, faster than one after the other; they must be each other's mirror.
    public static Memberships of(Map<HolderId, IdSet<GroupId>> groupsOf, Map<GroupId, IdSet<HolderId>> membersOf) {
        return new Memberships(PersistentMap.of(groupsOf), PersistentMap.of(membersOf));
    }

    /// The groups of a holder, without Everyone.
    public IdSet<GroupId> groups(HolderId holder) {
        return groupsOf.getOrDefault(holder, IdSet.empty());
    }

    /// The direct members of a group other than Everyone.
    public IdSet<HolderId> members(GroupId group) {
        return membersOf.getOrDefault(group, IdSet.empty());
    }

    Memberships joined(GroupId group, IdSet<HolderId> added) {
        if (added.isEmpty()) {
            return this;
        }
        PersistentMap<HolderId, IdSet<GroupId>> groups = groupsOf;
        for (HolderId member : added) {
            groups = groups.with(
                    member, groups.getOrDefault(member, IdSet.empty()).with(group));
        }
        return new Memberships(groups, membersOf.with(group, members(group).with(added)));
    }

    Memberships left(GroupId group, IdSet<HolderId> removed) {
        PersistentMap<HolderId, IdSet<GroupId>> groups = groupsOf;
        for (HolderId member : removed) {
            groups = kept(
                    groups, member, groups.getOrDefault(member, IdSet.empty()).without(group));
        }
        return new Memberships(groups, kept(membersOf, group, members(group).without(removed)));
    }

    /// With the set, or without the entry if it is empty: so that equal memberships are equal values.
    static <K, T extends ObjectId> PersistentMap<K, IdSet<T>> kept(
            PersistentMap<K, IdSet<T>> map, K key, IdSet<T> set) {
        return set.isEmpty() ? map.without(key) : map.with(key, set);
    }
}
