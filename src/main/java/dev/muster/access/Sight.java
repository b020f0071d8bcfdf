package dev.muster.access;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.ObjectId;
import dev.muster.base.Problem;
import dev.muster.base.ProjectId;
import dev.muster.base.RawId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.Directory;
import dev.muster.directory.Group;
import dev.muster.directory.Item;
import dev.muster.directory.Project;
import dev.muster.directory.Role;
import dev.muster.directory.User;
import dev.muster.privilege.Permit;
import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// What one caller may see, and which rights they have on what they see (docs/decisions/0010).
///
/// Rights are what the object's access control list allows to the caller or a group of theirs, minus what it
/// denies to one of these. Beyond that:
/// * System Administrators have every right on everything, and nothing denies them one;
/// * 148 stands for read, write, delete and control on every role that the caller may browse, 50 on users
///   and groups, but for what an entry denies;
/// * everybody sees themselves.
///
/// A caller who is unknown or disabled sees nothing.
public final class Sight {

    /// The wire's id for what is in no project: users, groups, roles and projects alike.
    public static final String CONFIGURATION = "38A062302D4411D28E71006008960167";

    /// What 148 and 50 stand for.
    private static final int MANAGED = Acl.READ | Acl.WRITE | Acl.DELETE | Acl.CONTROL;

    private final Directory directory;
    private final EffectiveAccess caller;
    private final boolean administrator;
    private final boolean managesRoles;
    private final boolean managesHolders;
    private final boolean assignsRoles;

    /// Most objects share one list, so the last one looked at is often the next.
    private volatile @Nullable Verdict last;

    /// What the caller sees today, if this is about an earlier day; null otherwise.
    private final @Nullable Sight today;

    private Sight(Access access, UserId user, @Nullable Sight today) {
        this.today = today;
        directory = access.directory();
        caller = access.standing(user);
        administrator = access.isAdministrator(user);
        managesRoles = access.holds(user, Permit.ROLE_MANAGER);
        managesHolders = access.holds(user, Permit.USER_MANAGER);
        assignsRoles = access.holdsAnywhere(user, Permit.ROLE_ASSIGNER);
    }

    /// What the caller sees in the directory.
    public static Sight of(Access access, UserId caller) {
        return new Sight(access, caller, null);
    }

    /// What the caller may be told of an earlier directory: what they saw then and see today. What is gone today
    /// counts as it was.
    public static Sight of(Access then, UserId caller, Access today) {
        return new Sight(then, caller, new Sight(today, caller, null));
    }

    /// Whether nothing in the directory is hidden from the caller, so that a reader need not ask for each
    /// object. False means "perhaps".
    public boolean unrestricted() {
        return (today == null || today.unrestricted())
                && (administrator
                        || (caller.active()
                                && directory.references().restricted().isEmpty()));
    }

    /// Whether there is such an object and the caller may browse it.
    public boolean sees(ObjectId id) {
        return directory.find(id).filter(this::sees).isPresent();
    }

    /// Whether the caller may browse the object.
    public boolean sees(Item item) {
        return (administrator || (rights(item) & Acl.BROWSE) != 0) && isTold(item);
    }

    /// Whether the item is told today too.
    private boolean isTold(Item item) {
        Sight now = today;
        return now == null || now.directory.find(item.id()).map(now::sees).orElse(true);
    }

    /// Whether the caller may browse everything the path names.
    public boolean sees(AccessPath path) {
        RoleId role = path.role();
        return path.groups().stream().allMatch(this::sees) && (role == null || sees(role));
    }

    /// The rights of the caller on the object: bits of [Acl].
    public int rights(Item item) {
        return rights(item, standsFor(item));
    }

    /// Whether the caller may read the role's definition: by a right to, by 148, by 149 in any project, or because
    /// the role was delegated to them in some project; the last three unless an entry denies it.
    public boolean reads(Role role) {
        boolean handsOn = assignsRoles || caller.isDelegate(role.id());
        Sight now = today;
        return (rights(role, handsOn ? Acl.READ : standsFor(role)) & Acl.READ) != 0
                && (now == null
                        || now.directory.roles().find(role.id()).map(now::reads).orElse(true));
    }

    /// The role, if the caller may browse and read it.
    ///
    /// @throws Problem.NotFound `role.unknown` if they may not browse it
    /// @throws Problem.NoRight `object.right` if they may not read it
    public Role requireReadable(RoleId id) {
        Role role = require(id);
        if (!reads(role)) {
            require(role, Acl.READ);
        }
        return role;
    }

    /// Whether what the object holds or gives may be told to the caller, once they may ask for it at all: of a
    /// role, if they may read it; of anything else, if they may browse it.
    boolean tells(ObjectId id) {
        Item item = directory.find(id).orElse(null);
        return item != null && (item instanceof Role role ? reads(role) : sees(item));
    }

    /// Whether the caller sees every member of a role whom they may browse: by 50, 148, or 149 in any project.
    /// Others see only those through whom they hold the role themselves.
    public boolean seesEveryMember() {
        return (managesRoles || managesHolders || assignsRoles) && (today == null || today.seesEveryMember());
    }

    /// Whether the caller sees that the holder was granted a role which it was granted.
    public boolean seesMember(HolderId holder) {
        return (seesEveryMember() || isThem(holder)) && sees(holder);
    }

    /// Whether the holder is the caller, or a group that contains them, today too.
    private boolean isThem(HolderId holder) {
        return caller.includes(holder) && (today == null || today.isThem(holder));
    }

    /// Those whom the caller sees of the holders of the role in the project, by id. Cost for a caller who sees
    /// only their own: one step per group of theirs, however many holders there are.
    public List<HolderId> members(RoleId role, ProjectId project) {
        IdSet<HolderId> holders = directory.grants().holders(role, project);
        if ((administrator && today == null) || holders.isEmpty()) {
            return holders.toList();
        }
        if (seesEveryMember()) {
            return holders.stream().filter(this::sees).toList();
        }
        return caller.holders().stream()
                .filter(holder -> holders.contains(holder) && isThem(holder) && sees(holder))
                .sorted(ObjectId::compare)
                .toList();
    }

    /// The user, if the caller may browse them.
    ///
    /// @throws Problem.NotFound `user.unknown` otherwise
    public User require(UserId id) {
        return directory.users().find(id).filter(this::sees).orElseThrow(() -> unknown(id));
    }

    /// The group, if the caller may browse it.
    ///
    /// @throws Problem.NotFound `group.unknown` otherwise
    public Group require(GroupId id) {
        return directory.groups().find(id).filter(this::sees).orElseThrow(() -> unknown(id));
    }

    /// The role, if the caller may browse it.
    ///
    /// @throws Problem.NotFound `role.unknown` otherwise
    public Role require(RoleId id) {
        return directory.roles().find(id).filter(this::sees).orElseThrow(() -> unknown(id));
    }

    /// The project, if the caller may browse it.
    ///
    /// @throws Problem.NotFound `project.unknown` otherwise
    public Project require(ProjectId id) {
        return directory.projects().find(id).filter(this::sees).orElseThrow(() -> unknown(id));
    }

    /// The user or group with this id, if the caller may browse it.
    ///
    /// @throws Problem.NotFound `user.unknown` otherwise
    public Item requireHolder(RawId id) {
        return directory.holder(id).filter(this::sees).orElseThrow(() -> unknown(id.user()));
    }

    /// The ids of the users and groups with these ids, if the caller may browse all of them.
    ///
    /// @throws Problem.NotFound `user.unknown` otherwise
    public IdSet<HolderId> requireHolders(Collection<RawId> ids) {
        return IdSet.of(
                ids.stream().map(id -> (HolderId) requireHolder(id).id()).toList());
    }

    /// Demands rights on an object.
    ///
    /// @param rights one or more bits of [Acl], all of which are needed
    /// @throws Problem.NotFound `user.unknown`, `group.unknown`, `role.unknown`, `project.unknown` if the caller
    ///     may not browse it
    /// @throws Problem.NoRight `object.right` if one of the rights is missing
    public void require(Item item, int rights) {
        if (!sees(item)) {
            throw unknown(item.id());
        }
        int missing = rights & ~rights(item);
        if (missing != 0) {
            throw new Problem.NoRight(
                    "object.right",
                    "(User '%s' does not have %s access to the %s object '%s' in Project 'Configuration' with ID '%s'.)"
                            .formatted(
                                    callerName(),
                                    words(missing),
                                    kind(item.id()),
                                    item.properties().name(),
                                    CONFIGURATION));
        }
    }

    /// Demands the right to write where the permit stands for it: only an entry that denies it is in the way.
    ///
    /// @throws Problem.NotFound as [#require(Item, int)]
    /// @throws Problem.NoRight `object.right`
    public void requireWritable(Item item) {
        if ((rights(item, Acl.WRITE) & Acl.WRITE) == 0) {
            require(item, Acl.WRITE);
        }
    }

    /// The refusal for an object that isn't there, or that the caller may not browse: the same for both.
    public static Problem unknown(ObjectId id) {
        return switch (id) {
            case UserId user -> new Problem.NotFound("user.unknown", absent(id, 34));
            case GroupId group -> new Problem.NotFound("group.unknown", absent(id, 34));
            case RoleId role -> new Problem.NotFound("role.unknown", absent(id, 44));
            case ProjectId project -> new Problem.NotFound("project.unknown", absent(id, 32));
        };
    }

    /// @param type the wire's number for the kind of object
    private static String absent(ObjectId id, int type) {
        return "(Object with ID '%s' and type %d (%s) is not found in metadata. It may have been deleted.)"
                .formatted(id.text(), type, kind(id));
    }

    private String callerName() {
        return directory
                .find(caller.holder())
                .map(user -> user.properties().name())
                .orElse(caller.holder().text());
    }

    /// The object by its kind and name, or by its id if the caller may not browse it or it isn't there.
    String named(ObjectId id) {
        return directory
                .find(id)
                .filter(this::sees)
                .map(item -> kind(id) + " '" + item.properties().name() + "'")
                .orElse(kind(id) + " with ID '" + id.text() + "'");
    }

    private static String kind(ObjectId id) {
        return switch (id) {
            case UserId user -> "User";
            case GroupId group -> "User Group";
            case RoleId role -> "Security Role";
            case ProjectId project -> "Project";
        };
    }

    /// The rights as words: `Read and Write`.
    private static String words(int rights) {
        StringJoiner words = new StringJoiner(" and ");
        for (int bit = 1; bit <= Acl.FULL; bit <<= 1) {
            if ((rights & bit) != 0) {
                words.add(word(bit));
            }
        }
        return words.toString();
    }

    private static String word(int bit) {
        return switch (bit) {
            case Acl.BROWSE -> "Browse";
            case Acl.READ -> "Read";
            case Acl.WRITE -> "Write";
            case Acl.DELETE -> "Delete";
            case Acl.CONTROL -> "Control";
            default -> "right " + bit;
        };
    }

    private int standsFor(Item item) {
        return switch (item) {
            case Role role -> managesRoles ? MANAGED : 0;
            case User user -> managesHolders ? MANAGED : 0;
            case Group group -> managesHolders ? MANAGED : 0;
            case Project project -> 0;
        };
    }

    /// @param further what the caller has beyond the list if they may browse the object and nothing denies it
    private int rights(Item item, int further) {
        if (administrator) {
            return Acl.FULL;
        }
        if (!caller.active()) {
            return 0;
        }
        Verdict verdict = verdict(item.properties().acl());
        int self = item.id().equals(caller.holder()) ? Acl.BROWSE : 0;
        int denied = verdict.denied & ~self;
        int allowed = (verdict.allowed | self) & ~denied;
        return (allowed & Acl.BROWSE) == 0 ? allowed : (allowed | further) & ~denied;
    }

    @SuppressWarnings("ReferenceEquality") // the same list has the same verdict; an equal one is worked out again
    private Verdict verdict(Acl acl) {
        Verdict known = last;
        if (known != null && known.acl == acl) {
            return known;
        }
        int allowed = 0;
        int denied = 0;
        for (Acl.Ace ace : acl.entries()) {
            if (caller.includes(ace.trustee())) {
                allowed |= ace.deny() ? 0 : ace.rights();
                denied |= ace.deny() ? ace.rights() : 0;
            }
        }
        Verdict made = new Verdict(acl, allowed, denied);
        last = made;
        return made;
    }

    /// What a list allows and denies to the caller.
    private record Verdict(Acl acl, int allowed, int denied) {}
}
