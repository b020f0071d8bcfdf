package dev.muster.sql;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.ObjectId;
import dev.muster.base.ProjectId;
import dev.muster.base.RawId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.Change;
import dev.muster.directory.Directory;
import dev.muster.directory.Item;
import dev.muster.directory.WellKnown;
import dev.muster.privilege.PrivilegeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Random valid changes over few ids, so that many changes of a batch affect the same objects.
final class RandomChanges {

    private static final int EACH = 4;

    private final Random random;

    RandomChanges(Random random) {
        this.random = random;
    }

    /// Changes one after the other, from that directory on; invalid ones are left out.
    List<Change> batch(Directory from, int tries) {
        List<Change> batch = new ArrayList<>();
        Directory now = from;
        while (batch.isEmpty()) {
            for (int i = 0; i < tries; i++) {
                Change change = next(now);
                Optional<Directory> after = after(now, change);
                after.ifPresent(_ -> batch.add(change));
                now = after.orElse(now);
            }
        }
        return batch;
    }

    private static Optional<Directory> after(Directory now, Change change) {
        try {
            return Optional.of(now.after(change));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    private Change next(Directory now) {
        GroupId group = new GroupId(2, number());
        RoleId role = new RoleId(3, number());
        ProjectId project = new ProjectId(4, number());
        IdSet<HolderId> holder = IdSet.of(List.of(holder()));
        return switch (random.nextInt(9)) {
            case 0, 1 -> putOrRename(now, newItem());
            case 2 -> now.find(newItem().id()).<Change>map(Change.Removed::new).orElseGet(() -> put(newItem()));
            case 3 -> new Change.Joined(group, holder.without(group));
            case 4 -> new Change.Left(group, holder);
            case 5 -> new Change.Granted(role, project, holder);
            case 6 -> new Change.Revoked(role, project, holder);
            case 7 -> new Change.PrivilegesAdded(role, PrivilegeSet.of(1 + random.nextInt(300)));
            default -> newAcl(now, role);
        };
    }

    private Change newAcl(Directory now, RoleId role) {
        Acl before = now.find(role).map(item -> item.properties().acl()).orElse(Acl.COMMON);
        HolderId holder = holder();
        Acl after = random.nextBoolean() ? before.without(holder) : before.with(Acl.Ace.allow(holder, 7));
        boolean known = now.holder(RawId.of(holder)).isPresent();
        return new Change.AclsReplaced(List.of(new Change.AclReplaced(role, before, known ? after : before)));
    }

    /// Puts the item, or gives it a free name, which may have belonged to another object earlier in the batch.
    private Change putOrRename(Directory now, Item item) {
        String name = "Name " + random.nextInt(3 * EACH);
        Optional<Item> before = now.find(item.id());
        boolean free = isFree(now, item.id(), name);
        if (before.isEmpty()) {
            return put(item.with(
                    item.properties().withName(free ? name : item.id().text().substring(1))));
        }
        Item old = before.get();
        return new Change.Put(old, free ? old.with(old.properties().withName(name)) : old);
    }

    private static boolean isFree(Directory now, ObjectId id, String name) {
        return switch (id) {
            case UserId user -> true;
            case GroupId group -> now.groups().named(name).isEmpty();
            case RoleId role -> now.roles().named(name).isEmpty();
            case ProjectId project -> now.projects().named(name).isEmpty();
        };
    }

    private static Change put(Item item) {
        return new Change.Put(null, item);
    }

    private Item newItem() {
        return switch (random.nextInt(4)) {
            case 0 -> StoreFixture.user(number());
            case 1 -> StoreFixture.group(number());
            case 2 -> StoreFixture.role(number());
            default -> StoreFixture.project(number());
        };
    }

    private HolderId holder() {
        return switch (random.nextInt(3)) {
            case 0 -> new GroupId(2, number());
            case 1 -> WellKnown.ADMINISTRATOR;
            default -> new UserId(1, number());
        };
    }

    private int number() {
        return 1 + random.nextInt(EACH);
    }
}
