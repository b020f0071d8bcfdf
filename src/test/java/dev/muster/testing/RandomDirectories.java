package dev.muster.testing;

import dev.muster.base.Author;
import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.directory.About;
import dev.muster.directory.Acl;
import dev.muster.directory.Change;
import dev.muster.directory.Delegation;
import dev.muster.directory.Directory;
import dev.muster.directory.Group;
import dev.muster.directory.Item;
import dev.muster.directory.LogIn;
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

/// Random histories of an organisation, each step as valid as if use cases had decided it: names are
/// unique, groups form no cycle, nothing refers to what isn't there, and a deletion is written out.
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

    /// Another history each time; prints how to have it again.
    public static RandomDirectories unforeseen() {
        long seed = new SplittableRandom().nextLong();
        System.out.println("new RandomDirectories(" + seed + "L)");
        return new RandomDirectories(seed);
    }

    /// The revision of the last step.
    public long revision() {
        return revision;
    }

    /// What one use case may change in this directory; at least one change. [Directory#EMPTY] becomes
    /// one with the catalogue and those who are always there.
    public List<Change> step(Directory now) {
        revision++;
        millis += random.nextInt(3) == 0 ? 0 : random.nextInt(100_000);
        var trial = new Trial(now, new Stamp(revision, millis));
        if (now.users().size() == 0) {
            found(trial);
        }
        int wanted = trial.made().size() + 1 + random.nextInt(CHANGES_MAX);
        while (trial.made().size() < wanted) {
            change(trial);
        }
        return trial.made();
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

    /// So many entries, each following on the one before, from [Directory#EMPTY] on.
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

    /// The ids of secrets that changes name for the first time or again.
    public static List<String> secrets(Collection<? extends Change> changes) {
        return changes.stream()
                .flatMap(change -> change instanceof Change.Put put ? Stream.of(put.after()) : Stream.empty())
                .flatMap(item -> item instanceof User user
                        ? Stream.ofNullable(user.logIn().password())
                        : Stream.empty())
                .distinct()
                .toList();
    }

    private static void found(Trial trial) {
        About about = new About(
                "Administrator",
                "",
                "",
                "",
                false,
                WellKnown.ADMINISTRATOR,
                Acl.COMMON,
                trial.stamp().millis(),
                trial.stamp());
        Catalogue catalogue = CatalogueFile.read();
        trial.make(new Change.CatalogueEntered(Catalogue.EMPTY, catalogue));
        trial.enter(new User(WellKnown.ADMINISTRATOR, about, LogIn.of("Administrator"), catalogue.all()));
        trial.enter(group(WellKnown.EVERYONE, about.withName("Everyone")));
        trial.enter(group(WellKnown.PUBLIC_GUEST, about.withName("Public / Guest")));
        trial.enter(group(WellKnown.SYSTEM_ADMINISTRATORS, about.withName("System Administrators")));
        trial.enter(group(WellKnown.SYSTEM_MONITORS, about.withName("System Monitors")));
    }

    private static Group group(GroupId id, About about) {
        return new Group(id, about, PrivilegeSet.EMPTY);
    }

    /// Makes no change if what was drawn isn't possible.
    private void change(Trial trial) {
        int before = trial.made().size();
        Item any = items.any(trial.now());
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> trial.enter(items.fresh(trial.now(), trial.stamp()));
            case 3, 4 -> alter(trial, any);
            case 5 -> privilegesAdded(trial, any);
            case 6 -> privilegesRemoved(trial, any);
            case 7, 8 -> join(trial);
            case 9 -> leave(trial);
            case 10, 11 -> grant(trial);
            case 12 -> revoke(trial);
            case 13 -> delegate(trial);
            case 14 -> delete(trial, any);
            default -> rare(trial);
        }
        if (random.nextInt(20) == 0) {
            trial.undo(before);
        }
    }

    private void rare(Trial trial) {
        switch (random.nextInt(3)) {
            case 0 -> swapNames(trial);
            case 1 -> undelegate(trial);
            default -> catalogue(trial);
        }
    }

    private void alter(Trial trial, Item item) {
        Item altered = items.altered(trial.now(), item);
        if (!altered.equals(item)) {
            trial.put(altered);
        }
    }

    private void privilegesAdded(Trial trial, Item to) {
        Directory now = trial.now();
        PrivilegeSet drawn = to instanceof Role ? items.rolePrivileges(now) : items.privileges(now);
        PrivilegeSet added = drawn.without(to.privileges());
        if (!(to instanceof Project) && !added.isEmpty()) {
            trial.make(new Change.PrivilegesAdded(to.id(), added));
            trial.touch(to);
        }
    }

    private void privilegesRemoved(Trial trial, Item from) {
        PrivilegeSet removed = items.some(from.privileges());
        if (!removed.isEmpty()) {
            trial.make(new Change.PrivilegesRemoved(from.id(), removed));
            trial.touch(from);
        }
    }

    private void join(Trial trial) {
        Directory now = trial.now();
        GroupId group = items.pick(now.groups()).orElseThrow().id();
        List<HolderId> members = items.holders(now, 5).stream()
                .filter(member -> !now.memberships().members(group).contains(member))
                .filter(member -> !member.equals(WellKnown.EVERYONE) && !isWithin(now, group, member))
                .toList();
        if (!members.isEmpty() && !group.equals(WellKnown.EVERYONE)) {
            trial.make(new Change.Joined(group, IdSet.of(members)));
        }
    }

    /// Whether the group is that holder, or a member of it by any path.
    private static boolean isWithin(Directory now, GroupId group, HolderId holder) {
        return group.equals(holder)
                || now.memberships().groups(group).stream().anyMatch(parent -> isWithin(now, parent, holder));
    }

    private void leave(Trial trial) {
        items.pick(trial.now().groups()).map(Group::id).ifPresent(group -> {
            IdSet<HolderId> left = half(trial.now().memberships().members(group));
            if (!left.isEmpty()) {
                trial.make(new Change.Left(group, left));
            }
        });
    }

    private IdSet<HolderId> half(IdSet<HolderId> holders) {
        return IdSet.of(holders.stream().filter(_ -> random.nextBoolean()).toList());
    }

    private void grant(Trial trial) {
        Directory now = trial.now();
        Optional<Role> role = items.pick(now.roles());
        Optional<Project> project = items.pick(now.projects());
        if (role.isPresent() && project.isPresent()) {
            IdSet<HolderId> held =
                    now.grants().holders(role.get().id(), project.get().id());
            List<HolderId> added = items.holders(now, 5).stream()
                    .filter(holder -> !held.contains(holder))
                    .toList();
            if (!added.isEmpty()) {
                trial.make(new Change.Granted(role.get().id(), project.get().id(), IdSet.of(added)));
                trial.touch(role.get());
            }
        }
    }

    private void revoke(Trial trial) {
        items.pick(trial.now().roles()).map(Role::id).ifPresent(role -> trial.now()
                .grants()
                .ofRole(role)
                .keys()
                .sorted((left, right) -> left.text().compareTo(right.text()))
                .forEach(project -> {
                    IdSet<HolderId> revoked = half(trial.now().grants().holders(role, project));
                    if (!revoked.isEmpty()) {
                        trial.make(new Change.Revoked(role, project, revoked));
                    }
                }));
    }

    private void delegate(Trial trial) {
        Directory now = trial.now();
        items.pick(now.roles()).ifPresent(role -> {
            Optional<Project> project = random.nextBoolean() ? items.pick(now.projects()) : Optional.empty();
            var delegation = new Delegation(role.id(), project.map(Project::id).orElse(null), items.holder(now));
            if (!now.delegations().contains(delegation)) {
                trial.make(new Change.Delegated(delegation));
            }
        });
    }

    private void undelegate(Trial trial) {
        trial.now().delegations().stream()
                .filter(_ -> random.nextBoolean())
                .toList()
                .forEach(delegation -> trial.make(new Change.Undelegated(delegation)));
    }

    private void delete(Trial trial, Item item) {
        boolean permanent = item.id() instanceof HolderId holder && WellKnown.isPermanent(holder);
        if (!permanent) {
            Deletion.make(trial, item);
        }
    }

    /// Two roles bear each other's names in the end.
    private void swapNames(Trial trial) {
        Optional<Role> one = items.pick(trial.now().roles());
        Optional<Role> other = items.pick(trial.now().roles());
        if (one.isPresent() && !one.equals(other)) {
            String name = one.get().about().name();
            rename(trial, one.get(), "swapped " + revision + " " + random.nextInt());
            rename(trial, other.orElseThrow(), name);
            rename(trial, one.get(), other.get().about().name());
        }
    }

    private static void rename(Trial trial, Role role, String name) {
        Item now = trial.now().find(role.id()).orElseThrow();
        trial.put(now.with(now.about().withName(name)));
    }

    /// One privilege is described in other words.
    private void catalogue(Trial trial) {
        Catalogue before = trial.now().catalogue();
        int reworded = before.all().toArray()[random.nextInt(before.all().size())];
        trial.make(new Change.CatalogueEntered(
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
