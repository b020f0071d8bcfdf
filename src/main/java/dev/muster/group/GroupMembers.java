package dev.muster.group;

import dev.muster.access.Sight;
import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.Page;
import dev.muster.base.Text;
import dev.muster.base.UserId;
import dev.muster.directory.Directory;
import dev.muster.directory.Group;
import dev.muster.directory.IndexedItems;
import dev.muster.directory.Item;
import dev.muster.directory.User;
import dev.muster.directory.WellKnown;
import dev.muster.endpoint.Call;
import dev.muster.wire.ListQuery;
import dev.muster.wire.PagedList;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Lists the members of a group that a caller may browse, by name. The members of Everyone are all users.
final class GroupMembers {

    private static final Comparator<Item> BY_NAME = Comparator.comparing(
                    (Item member) -> Text.key(member.properties().name()))
            .thenComparing(member -> member.id().text());

    private GroupMembers() {}

    /// A page of the members, read while they are sent.
    ///
    /// @param members elements of the page
    /// @param total number of matching members on all pages
    record Slice(Stream<? extends Item> members, long total) {}

    /// The members that a request filters, sorts and pages. For Everyone in its own order no list is built, because it
    /// would have all users.
    ///
    /// @param flat true for the users in the group and in the groups inside of it, false for the direct members
    static Slice of(Call call, GroupId group, boolean flat, Page page) {
        Directory directory = call.directory();
        Sight sight = call.sight();
        Optional<List<Item>> listed = flat ? flat(directory, sight, group) : direct(directory, sight, group);
        ListQuery listing = ListQuery.of(call.request());
        if (listed.isEmpty() && listing.isEmpty()) {
            return everyone(directory, sight, page);
        }
        List<Item> members = listed.orElseGet(() -> all(directory, sight, WellKnown.EVERYONE));
        PagedList<Item> paged = new PagedList<>(listing.items(members), page);
        return new Slice(paged.elements().stream(), paged.matches().size());
    }

    /// A page of all users. If nothing is hidden from the caller, the cost grows with the page. Otherwise it grows
    /// with the number of users: they are counted in a separate pass, so that no list of them is built.
    private static Slice everyone(Directory directory, Sight sight, Page page) {
        IndexedItems<UserId, User> users = directory.users();
        if (sight.unrestricted()) {
            return new Slice(limited(users.fromPosition(Math.min(page.offset(), users.size())), page), users.size());
        }
        Supplier<Stream<User>> visible = () -> users.all().filter(sight::sees);
        return new Slice(
                limited(visible.get().skip(page.offset()), page), visible.get().count());
    }

    private static Stream<User> limited(Stream<User> users, Page page) {
        return page.limit() == Page.NO_LIMIT ? users : users.limit(page.limit());
    }

    /// The direct members; empty for Everyone, which has no stored memberships.
    private static Optional<List<Item>> direct(Directory directory, Sight sight, GroupId group) {
        return group.equals(WellKnown.EVERYONE) ? Optional.empty() : Optional.of(all(directory, sight, group));
    }

    /// The direct members in one list; those of Everyone are all users.
    static List<Item> all(Directory directory, Sight sight, GroupId group) {
        if (group.equals(WellKnown.EVERYONE)) {
            return directory
                    .users()
                    .all()
                    .filter(sight::sees)
                    .<Item>map(user -> user)
                    .toList();
        }
        return items(directory, sight, directory.memberships().members(group).stream());
    }

    /// The users who are members directly, or through groups that the caller may browse; empty if one of these
    /// groups is Everyone.
    private static Optional<List<Item>> flat(Directory directory, Sight sight, GroupId group) {
        Set<UserId> users = new HashSet<>();
        Set<GroupId> visited = new HashSet<>();
        Deque<GroupId> queue = new ArrayDeque<>(List.of(group));
        while (!queue.isEmpty()) {
            GroupId next = queue.remove();
            if (next.equals(WellKnown.EVERYONE)) {
                return Optional.empty();
            }
            if (visited.add(next) && sight.sees(next)) {
                for (HolderId member : directory.memberships().members(next)) {
                    switch (member) {
                        case UserId user -> users.add(user);
                        case GroupId inner -> queue.add(inner);
                    }
                }
            }
        }
        return Optional.of(items(directory, sight, users.stream()));
    }

    /// The groups that the caller may browse and that are in no other such group.
    static List<Group> topLevel(Directory directory, Sight sight) {
        return directory
                .groups()
                .all()
                .filter(group ->
                        directory.memberships().groups(group.id()).stream().noneMatch(sight::sees))
                .filter(sight::sees)
                .toList();
    }

    private static List<Item> items(Directory directory, Sight sight, Stream<? extends HolderId> members) {
        return members.flatMap(member -> directory.find(member).stream())
                .filter(sight::sees)
                .sorted(BY_NAME)
                .toList();
    }
}
