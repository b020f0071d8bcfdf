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

/// Decides which objects one caller may see, and which rights the caller has on them (docs/decisions/0010).
///
/// The rights are those that the object's access control list allows to the caller or to a group that contains
/// them, minus those that it denies to one of these. In addition:
/// * System Administrators have all rights on all objects, and no entry denies them a right.
/// * Privilege 148 (create and edit security roles) implies read, write, delete and control on every role that the
///   caller may browse, and privilege 50 (create and edit users and groups) implies them on users and groups, except
///   for rights that an entry denies.
/// * Every user may browse themselves.
///
/// A caller who is unknown or disabled sees nothing.
public final class Sight {

    /// The project id on the wire for objects that are in no project: users, groups, roles and projects.
    public static final String CONFIGURATION = "38A062302D4411D28E71006008960167";

    /// The rights that 148 and 50 imply.
    private static final int MANAGER_RIGHTS = Acl.READ | Acl.WRITE | Acl.DELETE | Acl.CONTROL;

    private final Directory directory;
    private final EffectiveAccess caller;
    private final boolean administrator;
    private final boolean managesRoles;
    private final boolean managesHolders;
    private final boolean assignsRoles;

    /// The result for the list that was looked up last. Most objects share one list, so that it is often the next
    /// too.
    private volatile @Nullable ListRights lastRights;

    /// The sight of the caller today, if this one is about an earlier directory; null otherwise.
    private final @Nullable Sight today;

    private Sight(Access access, UserId user, @Nullable Sight today) {
        this.today = today;
        directory = access.directory();
        caller = access.effectiveAccess(user);
        administrator = access.isAdministrator(user);
        managesRoles = access.holds(user, Permit.ROLE_MANAGER);
        managesHolders = access.holds(user, Permit.USER_MANAGER);
        assignsRoles = access.holdsAnywhere(user, Permit.ROLE_ASSIGNER);
    }

    /// The sight of the caller on the directory.
    public static Sight of(Access access, UserId caller) {
        return new Sight(access, caller, null);
    }

    /// The sight of the caller on an earlier directory: an object is visible if the caller saw it then and sees it
    /// today. For an object that no longer exists, only the earlier directory counts.
    ///
    /// @param then access in the earlier directory
    /// @param today access in the present directory
    public static Sight of(Access then, UserId caller, Access today) {
        return new Sight(then, caller, new Sight(today, caller, null));
    }

    /// Whether the caller sees every object of the directory, so that no check for each object is needed. If false,
    /// some objects may be invisible.
    public boolean unrestricted() {
        return (today == null || today.unrestricted())
                && (administrator
                        || (caller.active()
                                && directory.references().restricted().isEmpty()));
    }

    /// Whether the object exists and the caller may browse it.
    public boolean sees(ObjectId id) {
        return directory.find(id).filter(this::sees).isPresent();
    }

    /// Whether the caller may browse the object.
    public boolean sees(Item item) {
        return (administrator || (rights(item) & Acl.BROWSE) != 0) && isVisibleToday(item);
    }

    /// Whether the caller may browse the object today, or it no longer exists.
    private boolean isVisibleToday(Item item) {
        Sight now = today;
        return now == null || now.directory.find(item.id()).map(now::sees).orElse(true);
    }

    /// Whether the caller may browse all groups and the role of the path.
    public boolean sees(AccessPath path) {
        RoleId role = path.role();
        return path.groups().stream().allMatch(this::sees) && (role == null || sees(role));
    }

    /// The rights of the caller on the object: a sum of the bits of [Acl].
    public int rights(Item item) {
        return rights(item, impliedRights(item));
    }

    /// Whether the caller may read the role's definition: by the right to read, by 148, by 149 in any project, or
    /// by a delegation of the role in any project. An entry that denies the right to read outweighs the last three.
    public boolean reads(Role role) {
        boolean mayGrantRole = assignsRoles || caller.isDelegate(role.id());
        Sight now = today;
        return (rights(role, mayGrantRole ? Acl.READ : impliedRights(role)) & Acl.READ) != 0
                && (now == null
                        || now.directory.roles().find(role.id()).map(now::reads).orElse(true));
    }

    /// The role, if the caller may browse and read it.
    ///
    /// @throws Problem.NotFound `role.unknown` if the caller may not browse it, or it does not exist
    /// @throws Problem.NoRight `object.right` if the caller may not read it
    public Role requireReadable(RoleId id) {
        Role role = require(id);
        if (!reads(role)) {
            require(role, Acl.READ);
        }
        return role;
    }

    /// Whether the caller may see the privileges that the object holds or gives, provided that the caller has the
    /// permit for such a request: those of a role if they may read it, those of any other object if they may browse
    /// it.
    boolean seesPrivileges(ObjectId id) {
        Item item = directory.find(id).orElse(null);
        return item != null && (item instanceof Role role ? reads(role) : sees(item));
    }

    /// Whether the caller sees all members of a role that they may browse: by 50, 148, or 149 in any project. Other
    /// callers see only the members through which they hold the role themselves.
    public boolean seesEveryMember() {
        return (managesRoles || managesHolders || assignsRoles) && (today == null || today.seesEveryMember());
    }

    /// Whether the caller may see the holder as a member of the roles that are granted to it.
    public boolean seesMember(HolderId holder) {
        return (seesEveryMember() || isCallerOrTheirGroup(holder)) && sees(holder);
    }

    /// Whether the holder is the caller or a group that contains them, and still is today.
    private boolean isCallerOrTheirGroup(HolderId holder) {
        return caller.isOrIsIn(holder) && (today == null || today.isCallerOrTheirGroup(holder));
    }

    /// The holders of the role in the project that the caller sees, by id.
    ///
    /// Cost for a caller who sees only members through which they hold the role: one step per group that contains
    /// the caller, for any number of holders.
    public List<HolderId> members(RoleId role, ProjectId project) {
        IdSet<HolderId> holders = directory.grants().holders(role, project);
        if ((administrator && today == null) || holders.isEmpty()) {
            return holders.toList();
        }
        if (seesEveryMember()) {
            return holders.stream().filter(this::sees).toList();
        }
        return caller.holderAndGroups().stream()
                .filter(holder -> holders.contains(holder) && isCallerOrTheirGroup(holder) && sees(holder))
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

    /// Refuses a caller who lacks rights on an object.
    ///
    /// @param rights sum of the bits of [Acl] that are needed, 1 or more
    /// @throws Problem.NotFound `user.unknown`, `group.unknown`, `role.unknown`, `project.unknown` if the caller
    ///     may not browse the object
    /// @throws Problem.NoRight `object.right` if one of the rights is missing
    public void require(Item item, int rights) {
        if (!sees(item)) {
            throw unknown(item.id());
        }
        int missing = rights & ~rights(item);
        if (missing != 0) {
            throw new Problem.NoRight(
                    "object.right",
                    ("(User '%s' does not have %s access to the %s object '%s' in Project 'Configuration' "
                                    + "with ID '%s'.) Ask a security administrator for this access.")
                            .formatted(
                                    callerName(),
                                    rightNames(missing),
                                    kindName(item.id()),
                                    item.properties().name(),
                                    CONFIGURATION));
        }
    }

    /// Refuses a caller who may not write the object, where the permit implies the right to write: only an entry
    /// that denies the right is a reason to refuse.
    ///
    /// @throws Problem.NotFound as [#require(Item, int)]
    /// @throws Problem.NoRight `object.right`
    public void requireWritable(Item item) {
        if ((rights(item, Acl.WRITE) & Acl.WRITE) == 0) {
            require(item, Acl.WRITE);
        }
    }

    /// The refusal for an object that does not exist, or that the caller may not browse: it is the same for both
    /// cases.
    public static Problem unknown(ObjectId id) {
        return switch (id) {
            case UserId user -> new Problem.NotFound("user.unknown", notFoundText(id, 34));
            case GroupId group -> new Problem.NotFound("group.unknown", notFoundText(id, 34));
            case RoleId role -> new Problem.NotFound("role.unknown", notFoundText(id, 44));
            case ProjectId project -> new Problem.NotFound("project.unknown", notFoundText(id, 32));
        };
    }

    /// @param type number of the kind of object on the wire
    private static String notFoundText(ObjectId id, int type) {
        return "(Object with ID '%s' and type %d (%s) is not found in metadata. It may have been deleted.)"
                .formatted(id.text(), type, kindName(id));
    }

    private String callerName() {
        return directory
                .find(caller.holder())
                .map(user -> user.properties().name())
                .orElse(caller.holder().text());
    }

    /// The kind of the object and its name, or its id if the caller may not browse the object or it does not exist.
    String description(ObjectId id) {
        return directory
                .find(id)
                .filter(this::sees)
                .map(item -> kindName(id) + " '" + item.properties().name() + "'")
                .orElse(kindName(id) + " with ID '" + id.text() + "'");
    }

    private static String kindName(ObjectId id) {
        return switch (id) {
            case UserId user -> "User";
            case GroupId group -> "User Group";
            case RoleId role -> "Security Role";
            case ProjectId project -> "Project";
        };
    }

    /// The names of the rights, such as `Read and Write`.
    private static String rightNames(int rights) {
        StringJoiner names = new StringJoiner(" and ");
        for (int bit = 1; bit <= Acl.FULL; bit <<= 1) {
            if ((rights & bit) != 0) {
                names.add(rightName(bit));
            }
        }
        return names.toString();
    }

    private static String rightName(int bit) {
        return switch (bit) {
            case Acl.BROWSE -> "Browse";
            case Acl.READ -> "Read";
            case Acl.WRITE -> "Write";
            case Acl.DELETE -> "Delete";
            case Acl.CONTROL -> "Control";
            default -> "right " + bit;
        };
    }

    /// The rights that a privilege of the caller implies on an object of this kind.
    private int impliedRights(Item item) {
        return switch (item) {
            case Role role -> managesRoles ? MANAGER_RIGHTS : 0;
            case User user -> managesHolders ? MANAGER_RIGHTS : 0;
            case Group group -> managesHolders ? MANAGER_RIGHTS : 0;
            case Project project -> 0;
        };
    }

    /// @param implied rights in addition to the list's, if the caller may browse the object and no entry denies
    ///     them
    private int rights(Item item, int implied) {
        if (administrator) {
            return Acl.FULL;
        }
        if (!caller.active()) {
            return 0;
        }
        ListRights list = listRights(item.properties().acl());
        int self = item.id().equals(caller.holder()) ? Acl.BROWSE : 0;
        int denied = list.denied & ~self;
        int allowed = (list.allowed | self) & ~denied;
        return (allowed & Acl.BROWSE) == 0 ? allowed : (allowed | implied) & ~denied;
    }

    @SuppressWarnings("ReferenceEquality") // an equal list that is another object costs one more computation, no more
    private ListRights listRights(Acl acl) {
        ListRights cached = lastRights;
        if (cached != null && cached.acl == acl) {
            return cached;
        }
        int allowed = 0;
        int denied = 0;
        for (Acl.Ace ace : acl.entries()) {
            if (caller.isOrIsIn(ace.trustee())) {
                allowed |= ace.deny() ? 0 : ace.rights();
                denied |= ace.deny() ? ace.rights() : 0;
            }
        }
        ListRights computed = new ListRights(acl, allowed, denied);
        lastRights = computed;
        return computed;
    }

    /// The rights that a list allows and denies to the caller.
    private record ListRights(Acl acl, int allowed, int denied) {}
}
