package dev.muster.directory;

import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.ObjectId;
import dev.muster.base.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An index of the users and groups that objects name, as owner or in an access control list.
///
/// These references must be passed on before the user or group can be deleted. Users and groups that cannot be
/// deleted ([WellKnown#isPermanent]) are left out, so that an object with the common list costs nothing here. The
/// index also has the users whose API token another user made.
///
/// @param owned the objects that each user owns
/// @param trusted the objects whose access control list names the user or group
/// @param restricted the objects that some users may not browse: Everyone lacks the right, or an entry denies it
/// @param tokensByOthers the users whose API token another user made
public record References(
        PersistentMap<UserId, IdSet<ObjectId>> owned,
        PersistentMap<HolderId, IdSet<ObjectId>> trusted,
        IdSet<ObjectId> restricted,
        IdSet<UserId> tokensByOthers) {

    public static final References EMPTY =
            new References(PersistentMap.empty(), PersistentMap.empty(), IdSet.empty(), IdSet.empty());

    /// Builds the index from all objects, faster than one by one.
    public static References of(Stream<? extends Item> items) {
        Map<UserId, List<ObjectId>> owned = new HashMap<>();
        Map<HolderId, List<ObjectId>> trusted = new HashMap<>();
        List<ObjectId> restricted = new ArrayList<>();
        List<UserId> tokensByOthers = new ArrayList<>();
        items.forEach(item -> {
            if (item instanceof User user && hasTokenByAnother(user)) {
                tokensByOthers.add(user.id());
            }
            if (!isBrowsableByAll(item.properties().acl())) {
                restricted.add(item.id());
            }
            UserId owner = item.properties().owner();
            if (!WellKnown.isPermanent(owner)) {
                owned.computeIfAbsent(owner, key -> new ArrayList<>()).add(item.id());
            }
            trustees(item.properties().acl())
                    .forEach(trustee -> trusted.computeIfAbsent(trustee, key -> new ArrayList<>())
                            .add(item.id()));
        });
        return new References(persistent(owned), persistent(trusted), IdSet.of(restricted), IdSet.of(tokensByOthers));
    }

    private static <K> PersistentMap<K, IdSet<ObjectId>> persistent(Map<K, List<ObjectId>> lists) {
        Map<K, IdSet<ObjectId>> sets = HashMap.newHashMap(lists.size());
        lists.forEach((key, ids) -> sets.put(key, IdSet.of(ids)));
        return PersistentMap.of(sets);
    }

    public IdSet<ObjectId> ownedBy(UserId user) {
        return owned.getOrDefault(user, IdSet.empty());
    }

    /// The objects whose access control list names the holder.
    public IdSet<ObjectId> objectsNaming(HolderId holder) {
        return trusted.getOrDefault(holder, IdSet.empty());
    }

    /// The index after a change of one object.
    ///
    /// @param before the object before the change, null if it is new
    /// @param after the object after the change, null if it is deleted
    References replaced(@Nullable Item before, @Nullable Item after) {
        if (before != null && after != null && namesTheSame(before.properties(), after.properties())) {
            return tokenReplaced(before, after);
        }
        References rest = before == null ? this : updated(before, IdSet::without);
        return (after == null ? rest : rest.updated(after, IdSet::with)).tokenReplaced(before, after);
    }

    @SuppressWarnings("ReferenceEquality") // a set without a change is the same object
    private References tokenReplaced(@Nullable Item before, @Nullable Item after) {
        IdSet<UserId> users = tokensByOthers;
        if (after instanceof User user && hasTokenByAnother(user)) {
            users = users.with(user.id());
        } else if (before instanceof User user) {
            users = users.without(user.id());
        }
        return users == tokensByOthers ? this : new References(owned, trusted, restricted, users);
    }

    private static boolean hasTokenByAnother(User user) {
        Profile.ApiToken token = user.profile().apiToken();
        return token != null && !token.maker().equals(user.id());
    }

    private References updated(Item item, BiFunction<IdSet<ObjectId>, ObjectId, IdSet<ObjectId>> change) {
        ItemProperties properties = item.properties();
        PersistentMap<HolderId, IdSet<ObjectId>> named = trusted;
        for (HolderId trustee : trustees(properties.acl())) {
            IdSet<ObjectId> naming = named.getOrDefault(trustee, IdSet.empty());
            named = Memberships.putOrRemove(named, trustee, change.apply(naming, item.id()));
        }
        UserId owner = properties.owner();
        return new References(
                WellKnown.isPermanent(owner)
                        ? owned
                        : Memberships.putOrRemove(owned, owner, change.apply(ownedBy(owner), item.id())),
                named,
                isBrowsableByAll(properties.acl()) ? restricted : change.apply(restricted, item.id()),
                tokensByOthers);
    }

    /// Whether every user may browse an object with this list.
    @SuppressWarnings("ReferenceEquality") // the common list is one object, and most objects have it
    private static boolean isBrowsableByAll(Acl acl) {
        if (acl == Acl.COMMON) {
            return true;
        }
        boolean everyone = acl.find(WellKnown.EVERYONE, false)
                .filter(ace -> (ace.rights() & Acl.BROWSE) != 0)
                .isPresent();
        return everyone && acl.entries().stream().noneMatch(ace -> ace.deny() && (ace.rights() & Acl.BROWSE) != 0);
    }

    @SuppressWarnings("ReferenceEquality") // a list that is the same object names the same trustees
    private static boolean namesTheSame(ItemProperties before, ItemProperties after) {
        return before.acl() == after.acl() && before.owner().equals(after.owner());
    }

    /// The users and groups that a list names, without those that cannot be deleted.
    @SuppressWarnings("ReferenceEquality") // the common list is one object, and most objects have it
    public static Set<HolderId> trustees(Acl acl) {
        if (acl == Acl.COMMON) {
            return Set.of();
        }
        Set<HolderId> trustees = new HashSet<>();
        acl.entries().forEach(ace -> {
            if (!WellKnown.isPermanent(ace.trustee())) {
                trustees.add(ace.trustee());
            }
        });
        return trustees;
    }
}
