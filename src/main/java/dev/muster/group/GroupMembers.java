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

/// Lists the members of a group that a caller may browse, in order of their names. The members of Everyone are all
/// users.
final class GroupMembers {

    private static final Comparator<Item> BY_NAME = Comparator.comparing(
                    (Item member) -> Text.key(member.properties().name()))
            .thenComparing(member -> member.id().text());

    private GroupMembers() {}

    /// A page of the members, read while it is sent.
    ///
    /// @param total the number of all members
    record Slice(Stream<? extends Item> members, long total) {}

    /// The page of the members that a request asks for. The members of Everyone are streamed, because a list of
    /// all users would take much memory.
    ///
    /// @param flat whether the users in nested groups are listed instead of these groups
    static Slice of(Call call, GroupId group, boolean flat, Page page) {
        Directory directory = call.directory();
        Sight sight = call.sight();
        Optional<List<Item>> few = flat ? flat(directory, sight, group) : direct(directory, sight, group);
        ListQuery listing = ListQuery.of(call.request());
        if (few.isEmpty() && listing.plain()) {
            return everyone(directory, sight, page);
        }
        List<Item> members = few.orElseGet(() -> all(directory, sight, WellKnown.EVERYONE));
        PagedList<Item> paged = new PagedList<>(listing.items(members), page);
        return new Slice(paged.elements().stream(), paged.matches().size());
    }

    /// A page of all users. If no user is hidden from the caller, the cost is that of the page; otherwise all users are
    /// counted first, without a list.
    private static Slice everyone(Directory directory, Sight sight, Page page) {
        IndexedItems<UserId, User> users = directory.users();
        if (sight.unrestricted()) {
            return new Slice(cut(users.fromPosition(Math.min(page.offset(), users.size())), page), users.size());
        }
        Supplier<Stream<User>> seen = () -> users.all().filter(sight::sees);
        return new Slice(cut(seen.get().skip(page.offset()), page), seen.get().count());
    }

    private static Stream<User> cut(Stream<User> from, Page page) {
        return page.limit() == Page.NO_LIMIT ? from : from.limit(page.limit());
    }

    /// The direct members; empty for Everyone, which has no stored members.
    private static Optional<List<Item>> direct(Directory directory, Sight sight, GroupId group) {
        return group.equals(WellKnown.EVERYONE) ? Optional.empty() : Optional.of(all(directory, sight, group));
    }

    /// All direct members in one list.
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
        Set<GroupId> seen = new HashSet<>();
        Deque<GroupId> waiting = new ArrayDeque<>(List.of(group));
        while (!waiting.isEmpty()) {
            GroupId next = waiting.remove();
            if (next.equals(WellKnown.EVERYONE)) {
                return Optional.empty();
            }
            if (seen.add(next) && sight.sees(next)) {
                for (HolderId member : directory.memberships().members(next)) {
                    switch (member) {
                        case UserId user -> users.add(user);
                        case GroupId inner -> waiting.add(inner);
                    }
                }
            }
        }
        return Optional.of(items(directory, sight, users.stream()));
    }

    /// The groups that are not members of another group.
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
