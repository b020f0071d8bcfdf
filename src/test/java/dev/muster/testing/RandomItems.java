package dev.muster.testing;

import dev.muster.base.GroupId;
import dev.muster.base.Hex;
import dev.muster.base.HolderId;
import dev.muster.base.ObjectId;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.Directory;
import dev.muster.directory.Group;
import dev.muster.directory.IndexedItems;
import dev.muster.directory.Item;
import dev.muster.directory.ItemProperties;
import dev.muster.directory.LoginAccount;
import dev.muster.directory.Profile;
import dev.muster.directory.Project;
import dev.muster.directory.Role;
import dev.muster.directory.Stamp;
import dev.muster.directory.User;
import dev.muster.privilege.PrivilegeSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds, makes and alters random objects that are valid in a directory.
final class RandomItems {

    private final RandomGenerator random;
    private final RandomWords words;

    RandomItems(RandomGenerator random) {
        this.random = random;
        this.words = new RandomWords(random);
    }

    /// A new object of any type.
    Item fresh(Directory now, Stamp stamp) {
        long high = random.nextLong();
        long low = random.nextLong();
        Acl acl = random.nextBoolean() ? Acl.COMMON : acl(now);
        ItemProperties properties = new ItemProperties(
                "",
                words.prose(),
                words.prose(),
                "",
                random.nextInt(5) == 0,
                user(now).id(),
                acl,
                stamp.millis(),
                stamp);
        Item bare =
                switch (random.nextInt(4)) {
                    case 0 ->
                        new User(new UserId(high, low), properties, LoginAccount.of(loginName(now)), privileges(now));
                    case 1 -> new Group(new GroupId(high, low), properties, privileges(now));
                    case 2 -> new Role(new RoleId(high, low), properties, rolePrivileges(now));
                    default -> new Project(new ProjectId(high, low), properties, words.prose(), random.nextInt(3) - 1);
                };
        return named(now, bare);
    }

    /// The item with one or more of its parts altered.
    Item altered(Directory now, Item item) {
        ItemProperties properties = item.properties();
        return switch (random.nextInt(8)) {
            case 0 -> named(now, item);
            case 1 -> item.with(properties.withDescription(words.prose()));
            case 2 -> item.with(properties.withComment(words.prose()).withHidden(!properties.hidden()));
            case 3 -> item.with(properties.withOwner(user(now).id()));
            case 4 -> item.with(properties.withAcl(acl(now)));
            case 5 -> item.with(properties.withAbbreviation(words.prose().strip()));
            default ->
                switch (item) {
                    case User user ->
                        random.nextBoolean()
                                ? user.with(altered(now, user.account()))
                                : user.with(altered(now, user.profile()));
                    case Group group ->
                        random.nextBoolean() ? group.with(privileges(now)) : group.withLdapDn(words.prose());
                    case Role role -> role.with(rolePrivileges(now));
                    case Project project -> project.withStatus(random.nextInt(3) - 1);
                };
        };
    }

    private LoginAccount altered(Directory now, LoginAccount account) {
        return switch (random.nextInt(4)) {
            case 0 -> account.withName(loginName(now));
            case 1 ->
                account.withEnabled(!account.enabled()).withPassword(account.password(), account.newPasswordRequired());
            case 2 -> account.withPassword(null, false);
            default -> account.withPassword(id(), random.nextBoolean());
        };
    }

    private Profile altered(Directory now, Profile profile) {
        return switch (random.nextInt(7)) {
            case 0 -> profile.withLdapDn(words.prose()).withTrustId(words.prose());
            case 1 -> profile.withDatabaseLogIn(words.prose());
            case 2 -> profile.with(new Profile.Expiry(random.nextInt(3), random.nextBoolean(), random.nextInt(1_000)));
            case 3 -> profile.withTimezone(id()).withLanguage(words.prose());
            case 4 ->
                profile.with(Stream.concat(profile.addresses().stream(), Stream.of(address()))
                        .toList());
            case 5 -> profile.with(new Profile.ApiToken(id(), user(now).id(), random.nextInt(1_000)));
            default -> Profile.NONE;
        };
    }

    private Profile.Address address() {
        return new Profile.Address(id(), words.prose(), words.prose(), "EMAIL", id(), random.nextBoolean());
    }

    private String id() {
        return Hex.text(random.nextLong(), random.nextLong());
    }

    /// The item with another name. Full names of users may be equal, other names may not.
    private Item named(Directory now, Item item) {
        String name = words.name(candidate -> switch (item) {
            case User _ -> false;
            case Group _ -> now.groups().named(candidate).isPresent();
            case Role _ -> now.roles().named(candidate).isPresent();
            case Project _ -> now.projects().named(candidate).isPresent();
        });
        return item.with(item.properties().withName(name));
    }

    private String loginName(Directory now) {
        return words.name(name -> now.userByLoginName(name).isPresent());
    }

    private Acl acl(Directory now) {
        Acl acl = Acl.COMMON;
        for (HolderId trustee : holders(now, 4)) {
            acl = acl.with(new Acl.Ace(trustee, random.nextBoolean(), 1 + random.nextInt(255), random.nextInt(3) == 0));
        }
        return random.nextInt(10) == 0 ? new Acl(List.of()) : acl;
    }

    PrivilegeSet privileges(Directory now) {
        return some(now.catalogue().all());
    }

    PrivilegeSet rolePrivileges(Directory now) {
        return some(now.catalogue().all().without(now.catalogue().serverLevel()));
    }

    /// None, few, half or all of them.
    PrivilegeSet some(PrivilegeSet all) {
        int share = List.of(0, 2, 50, 100).get(random.nextInt(4));
        return PrivilegeSet.of(
                all.stream().filter(_ -> random.nextInt(100) < share).toArray());
    }

    User user(Directory now) {
        return pick(now.users()).orElseThrow();
    }

    /// Any object.
    Item any(Directory now) {
        return switch (random.nextInt(4)) {
            case 0 -> user(now);
            case 1 -> pick(now.groups()).orElseThrow();
            case 2 -> pick(now.roles()).<Item>map(role -> role).orElse(user(now));
            default -> pick(now.projects()).<Item>map(project -> project).orElse(user(now));
        };
    }

    <I extends ObjectId, T extends Item> Optional<T> pick(IndexedItems<I, T> items) {
        return items.size() == 0
                ? Optional.empty()
                : items.fromPosition(random.nextInt(items.size())).findFirst();
    }

    HolderId holder(Directory now) {
        return random.nextBoolean()
                ? user(now).id()
                : pick(now.groups()).orElseThrow().id();
    }

    /// One to `max` distinct holders.
    List<HolderId> holders(Directory now, int max) {
        Stream<HolderId> holders = IntStream.rangeClosed(0, random.nextInt(max)).mapToObj(_ -> holder(now));
        return holders.distinct().toList();
    }
}
