package dev.muster.directory;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.ObjectId;
import java.util.Map;

/// All direct memberships of groups, indexed by member and by group. Membership of Everyone is implied, never
/// stored.
///
/// @param groupsOf the groups that each user or group is a direct member of; members of no group have no entry
/// @param membersOf the direct members of each group; groups without members have no entry
public record Memberships(
        PersistentMap<HolderId, IdSet<GroupId>> groupsOf, PersistentMap<GroupId, IdSet<HolderId>> membersOf) {

    public static final Memberships EMPTY = new Memberships(PersistentMap.empty(), PersistentMap.empty());

    /// Builds the index from all memberships, faster than one by one. Both maps must contain the same memberships.
    public static Memberships of(Map<HolderId, IdSet<GroupId>> groupsOf, Map<GroupId, IdSet<HolderId>> membersOf) {
        return new Memberships(PersistentMap.of(groupsOf), PersistentMap.of(membersOf));
    }

    /// The groups that the holder is a direct member of, without Everyone.
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
            groups = putOrRemove(
                    groups, member, groups.getOrDefault(member, IdSet.empty()).without(group));
        }
        return new Memberships(
                groups, putOrRemove(membersOf, group, members(group).without(removed)));
    }

    /// Puts the set into the map, or removes the entry if the set is empty: so equal memberships are equal values.
    static <K, T extends ObjectId> PersistentMap<K, IdSet<T>> putOrRemove(
            PersistentMap<K, IdSet<T>> map, K key, IdSet<T> set) {
        return set.isEmpty() ? map.without(key) : map.with(key, set);
    }
}
