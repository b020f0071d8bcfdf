package dev.muster.testing;

import dev.muster.base.Author;
import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.directory.Acl;
import dev.muster.directory.Change;
import dev.muster.directory.Delegation;
import dev.muster.directory.Directory;
import dev.muster.directory.Group;
import dev.muster.directory.Item;
import dev.muster.directory.ItemProperties;
import dev.muster.directory.LoginAccount;
import dev.muster.directory.Project;
import dev.muster.directory.Role;
import dev.muster.directory.Stamp;
import dev.muster.directory.User;
import dev.muster.directory.WellKnown;
import dev.muster.privilege.Catalogue;
import dev.muster.privilege.CatalogueFile;
import dev.muster.privilege.Privilege;
import dev.muster.privilege.PrivilegeSet;
import dev.muster.store.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Random histories of an organisation. Each step is as valid as if use cases had decided it: names are unique,
/// groups form no cycle, no reference is dangling, and a deletion first removes all references.
///
/// The same seed gives the same history.
public final class RandomDirectories {

    private static final int CHANGES_MAX = 6;

    private final RandomGenerator random;
    private final RandomItems items;
    private long revision;
    private long millis = 1_700_000_000_000L;

    public RandomDirectories(long seed) {
        random = new SplittableRandom(seed);
        items = new RandomItems(random);
    }

    /// Another history each time; prints the code that gives the same history again.
    public static RandomDirectories withRandomSeed() {
        long seed = new SplittableRandom().nextLong();
        System.out.println("new RandomDirectories(" + seed + "L)");
        return new RandomDirectories(seed);
    }

    /// The revision of the last step.
    public long revision() {
        return revision;
    }

    /// Changes that one use case could make to this directory, at least one. The first step, on [Directory#EMPTY],
    /// also makes the catalogue and the predefined users and groups.
    public List<Change> step(Directory now) {
        revision++;
        millis += random.nextInt(3) == 0 ? 0 : random.nextInt(100_000);
        var history = new RandomHistory(now, new Stamp(revision, millis));
        if (now.users().size() == 0) {
            predefined(history);
        }
        int wanted = history.changes().size() + 1 + random.nextInt(CHANGES_MAX);
        while (history.changes().size() < wanted) {
            change(history);
        }
        return history.changes();
    }

    /// The journal's entry of the next step.
    public Entry entry(Directory now) {
        List<Change> changes = step(now);
        boolean human = now.users().size() > 0 && random.nextInt(5) > 0;
        var author = human
                ? new Author(items.user(now).id(), Author.API, "192.0.2." + random.nextInt(256))
                : new Author(WellKnown.ADMINISTRATOR, Author.SETUP, "");
        return new Entry(revision, millis, author, random.nextInt(3) > 0 ? "" : "ticket \"7\"\n", changes);
    }

    /// This number of entries, each following the one before, from [Directory#EMPTY] on.
    public List<Entry> history(int entries) {
        List<Entry> history = new ArrayList<>();
        Directory now = Directory.EMPTY;
        for (int i = 0; i < entries; i++) {
            Entry entry = entry(now);
            history.add(entry);
            now = now.after(entry.changes());
        }
        return history;
    }

    /// The ids of all secrets that the changes name.
    public static List<String> secrets(Collection<? extends Change> changes) {
        return changes.stream()
                .flatMap(change -> change instanceof Change.Put put ? Stream.of(put.after()) : Stream.empty())
                .flatMap(item -> item instanceof User user
                        ? Stream.ofNullable(user.account().password())
                        : Stream.empty())
                .distinct()
                .toList();
    }

    private static void predefined(RandomHistory history) {
        ItemProperties properties = new ItemProperties(
                "Administrator",
                "",
                "",
                "",
                false,
                WellKnown.ADMINISTRATOR,
                Acl.COMMON,
                history.stamp().millis(),
                history.stamp());
        Catalogue catalogue = CatalogueFile.read();
        history.make(new Change.CatalogueEntered(Catalogue.EMPTY, catalogue));
        history.enter(new User(WellKnown.ADMINISTRATOR, properties, LoginAccount.of("Administrator"), catalogue.all()));
        history.enter(group(WellKnown.EVERYONE, properties.withName("Everyone")));
        history.enter(group(WellKnown.PUBLIC_GUEST, properties.withName("Public / Guest")));
        history.enter(group(WellKnown.SYSTEM_ADMINISTRATORS, properties.withName("System Administrators")));
        history.enter(group(WellKnown.SYSTEM_MONITORS, properties.withName("System Monitors")));
    }

    private static Group group(GroupId id, ItemProperties properties) {
        return new Group(id, properties, PrivilegeSet.EMPTY);
    }

    /// Makes one random change; none if the drawn one isn't possible.
    private void change(RandomHistory history) {
        int before = history.changes().size();
        Item any = items.any(history.now());
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> history.enter(items.fresh(history.now(), history.stamp()));
            case 3, 4 -> alter(history, any);
            case 5 -> privilegesAdded(history, any);
            case 6 -> privilegesRemoved(history, any);
            case 7, 8 -> join(history);
            case 9 -> leave(history);
            case 10, 11 -> grant(history);
            case 12 -> revoke(history);
            case 13 -> delegate(history);
            case 14 -> delete(history, any);
            default -> rare(history);
        }
        if (random.nextInt(20) == 0) {
            history.undo(before);
        }
    }

    private void rare(RandomHistory history) {
        switch (random.nextInt(3)) {
            case 0 -> swapNames(history);
            case 1 -> undelegate(history);
            default -> catalogue(history);
        }
    }

    private void alter(RandomHistory history, Item item) {
        Item altered = items.altered(history.now(), item);
        if (!altered.equals(item)) {
            history.put(altered);
        }
    }

    private void privilegesAdded(RandomHistory history, Item to) {
        Directory now = history.now();
        PrivilegeSet drawn = to instanceof Role ? items.rolePrivileges(now) : items.privileges(now);
        PrivilegeSet added = drawn.without(to.privileges());
        if (!(to instanceof Project) && !added.isEmpty()) {
            history.make(new Change.PrivilegesAdded(to.id(), added));
            history.touch(to);
        }
    }

    private void privilegesRemoved(RandomHistory history, Item from) {
        PrivilegeSet removed = items.some(from.privileges());
        if (!removed.isEmpty()) {
            history.make(new Change.PrivilegesRemoved(from.id(), removed));
            history.touch(from);
        }
    }

    private void join(RandomHistory history) {
        Directory now = history.now();
        GroupId group = items.pick(now.groups()).orElseThrow().id();
        List<HolderId> members = items.holders(now, 5).stream()
                .filter(member -> !now.memberships().members(group).contains(member))
                .filter(member -> !member.equals(WellKnown.EVERYONE) && !isWithin(now, group, member))
                .toList();
        if (!members.isEmpty() && !group.equals(WellKnown.EVERYONE)) {
            history.make(new Change.Joined(group, IdSet.of(members)));
        }
    }

    /// Whether the group is that holder, or a member of it by any path.
    private static boolean isWithin(Directory now, GroupId group, HolderId holder) {
        return group.equals(holder)
                || now.memberships().groups(group).stream().anyMatch(parent -> isWithin(now, parent, holder));
    }

    private void leave(RandomHistory history) {
        items.pick(history.now().groups()).map(Group::id).ifPresent(group -> {
            IdSet<HolderId> left = half(history.now().memberships().members(group));
            if (!left.isEmpty()) {
                history.make(new Change.Left(group, left));
            }
        });
    }

    private IdSet<HolderId> half(IdSet<HolderId> holders) {
        return IdSet.of(holders.stream().filter(_ -> random.nextBoolean()).toList());
    }

    private void grant(RandomHistory history) {
        Directory now = history.now();
        Optional<Role> role = items.pick(now.roles());
        Optional<Project> project = items.pick(now.projects());
        if (role.isPresent() && project.isPresent()) {
            IdSet<HolderId> held =
                    now.grants().holders(role.get().id(), project.get().id());
            List<HolderId> added = items.holders(now, 5).stream()
                    .filter(holder -> !held.contains(holder))
                    .toList();
            if (!added.isEmpty()) {
                history.make(new Change.Granted(role.get().id(), project.get().id(), IdSet.of(added)));
                history.touch(role.get());
            }
        }
    }

    private void revoke(RandomHistory history) {
        items.pick(history.now().roles()).map(Role::id).ifPresent(role -> history.now()
                .grants()
                .ofRole(role)
                .keys()
                .sorted((left, right) -> left.text().compareTo(right.text()))
                .forEach(project -> {
                    IdSet<HolderId> revoked = half(history.now().grants().holders(role, project));
                    if (!revoked.isEmpty()) {
                        history.make(new Change.Revoked(role, project, revoked));
                    }
                }));
    }

    private void delegate(RandomHistory history) {
        Directory now = history.now();
        items.pick(now.roles()).ifPresent(role -> {
            Optional<Project> project = random.nextBoolean() ? items.pick(now.projects()) : Optional.empty();
            var delegation = new Delegation(role.id(), project.map(Project::id).orElse(null), items.holder(now));
            if (!now.delegations().contains(delegation)) {
                history.make(new Change.Delegated(delegation));
            }
        });
    }

    private void undelegate(RandomHistory history) {
        history.now().delegations().stream()
                .filter(_ -> random.nextBoolean())
                .toList()
                .forEach(delegation -> history.make(new Change.Undelegated(delegation)));
    }

    private void delete(RandomHistory history, Item item) {
        boolean permanent = item.id() instanceof HolderId holder && WellKnown.isPermanent(holder);
        if (!permanent) {
            DeletionChanges.make(history, item);
        }
    }

    /// Swaps the names of two roles.
    private void swapNames(RandomHistory history) {
        Optional<Role> one = items.pick(history.now().roles());
        Optional<Role> other = items.pick(history.now().roles());
        if (one.isPresent() && !one.equals(other)) {
            String name = one.get().properties().name();
            rename(history, one.get(), "swapped " + revision + " " + random.nextInt());
            rename(history, other.orElseThrow(), name);
            rename(history, one.get(), other.get().properties().name());
        }
    }

    private static void rename(RandomHistory history, Role role, String name) {
        Item now = history.now().find(role.id()).orElseThrow();
        history.put(now.with(now.properties().withName(name)));
    }

    /// Gives one privilege another description.
    private void catalogue(RandomHistory history) {
        Catalogue before = history.now().catalogue();
        int reworded = before.all().toArray()[random.nextInt(before.all().size())];
        history.make(new Change.CatalogueEntered(
                before,
                Catalogue.of(before.known().stream()
                        .map(entry -> entry.id() == reworded ? reworded(entry) : entry)
                        .toList())));
    }

    private Privilege reworded(Privilege entry) {
        return new Privilege(
                entry.id(),
                entry.constant(),
                entry.name(),
                entry.level(),
                entry.category(),
                "Reworded in entry " + revision + ".");
    }
}
