package dev.muster.group;

import dev.muster.access.Sight;
import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.Page;
import dev.muster.base.Text;
import dev.muster.base.UserId;
import dev.muster.directory.Directory;
import dev.muster.directory.Group;
import dev.muster.directory.Item;
import dev.muster.directory.WellKnown;
import dev.muster.wire.Call;
import dev.muster.wire.Listing;
import dev.muster.wire.Paged;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The members of a group that a caller may browse, by name; of Everyone every user and nobody else.
final class GroupMembers {

    private static final Comparator<Item> BY_NAME = Comparator.comparing(
                    (Item member) -> Text.key(member.about().name()))
            .thenComparing(member -> member.id().text());

    private GroupMembers() {}

    /// A stretch of the members, and how many there are in all.
    record Stretch(List<Item> members, int total) {}

    /// The members as a request lists them.
    ///
    /// @param flat whether those of groups in it instead of these
    static Stretch of(Call call, GroupId group, boolean flat, Page page) {
        Listing listing = Listing.of(call.request());
        Page cut = listing.plain() ? page : Page.ALL;
        Stretch found = flat
                ? flat(call.directory(), call.sight(), group, cut)
                : direct(call.directory(), call.sight(), group, cut);
        return listing.plain() ? found : stretch(listing.items(found.members()), page);
    }

    /// The direct members. Where nothing is hidden from the caller, a stretch of Everyone costs what it is long.
    static Stretch direct(Directory directory, Sight sight, GroupId group, Page page) {
        if (group.equals(WellKnown.EVERYONE) && sight.unrestricted()) {
            int total = directory.users().size();
            Stream<? extends Item> from =
                    page.offset() >= total ? Stream.empty() : directory.users().at(page.offset());
            Stream<? extends Item> cut = page.limit() == Page.NO_LIMIT ? from : from.limit(page.limit());
            return new Stretch(cut.<Item>map(user -> user).toList(), total);
        }
        return stretch(all(directory, sight, group), page);
    }

    /// The direct members, all of them.
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

    /// The users who are members, directly or through groups that the caller may browse.
    static Stretch flat(Directory directory, Sight sight, GroupId group, Page page) {
        Set<UserId> users = new HashSet<>();
        Set<GroupId> seen = new HashSet<>();
        Deque<GroupId> waiting = new ArrayDeque<>(List.of(group));
        while (!waiting.isEmpty()) {
            GroupId next = waiting.remove();
            if (next.equals(WellKnown.EVERYONE)) {
                return direct(directory, sight, next, page);
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
        return stretch(items(directory, sight, users.stream()), page);
    }

    /// The groups that are in no other.
    static List<Group> topLevel(Directory directory, Sight sight) {
        return directory
                .groups()
                .all()
                .filter(group ->
                        directory.memberships().groups(group.id()).stream().noneMatch(sight::sees))
                .filter(sight::sees)
                .toList();
    }

    private static Stretch stretch(List<Item> members, Page page) {
        return new Stretch(Paged.of(members, page), members.size());
    }

    private static List<Item> items(Directory directory, Sight sight, Stream<? extends HolderId> members) {
        return members.flatMap(member -> directory.find(member).stream())
                .filter(sight::sees)
                .sorted(BY_NAME)
                .toList();
    }
}
