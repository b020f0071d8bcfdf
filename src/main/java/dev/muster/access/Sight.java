package dev.muster.access;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.ObjectId;
import dev.muster.base.Problem;
import dev.muster.base.ProjectId;
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

/// What one caller may see, and which rights they have on objects (docs/decisions/0010).
///
/// Everything in an answer is something its caller may browse; what they may not browse looks as if it
/// were not there.
public final class Sight {

    private static final int MANAGING = Acl.READ | Acl.WRITE | Acl.DELETE | Acl.CONTROL;

    private final Access access;
    private final UserId caller;
    private final boolean administrator;

    private Sight(Access access, UserId caller) {
        this.access = access;
        this.caller = caller;
        this.administrator = access.isAdministrator(caller);
    }

    public static Sight of(Access access, UserId caller) {
        return new Sight(access, caller);
    }

    /// Whether nothing in the directory is hidden from the caller: lets renderers skip asking.
    public boolean unrestricted() {
        return administrator || access.directory().references().restricted().isEmpty();
    }

    /// Whether the caller may browse the object. Of unknown ids nobody may.
    public boolean sees(ObjectId id) {
        return access.directory().find(id).filter(this::sees).isPresent();
    }

    /// Whether the caller may browse the object. Everybody sees themselves.
    public boolean sees(Item item) {
        return unrestricted() || item.id().equals(caller) || (rights(item) & Acl.BROWSE) != 0;
    }

    /// The caller's effective rights on the object, 0 to 255: what is allowed to the caller or a group of
    /// theirs, minus what is denied to one of them. The privilege to manage its kind stands for the rights
    /// to manage what the caller may browse, unless an entry denies them.
    public int rights(Item item) {
        if (administrator) {
            return Acl.FULL;
        }
        int allowed = 0;
        int denied = 0;
        for (Acl.Ace ace : item.about().acl().entries()) {
            if (access.reaches(ace.trustee(), caller)) {
                allowed |= ace.deny() ? 0 : ace.rights();
                denied |= ace.deny() ? ace.rights() : 0;
            }
        }
        int rights = allowed & ~denied;
        if ((rights & Acl.BROWSE) != 0 && manages(item)) {
            rights |= MANAGING & ~denied;
        }
        return rights & Acl.FULL;
    }

    /// Whether the caller sees who holds a role beyond those through whom they hold it themselves.
    public boolean seesEveryMember() {
        return administrator
                || access.holdsAnywhere(caller, Permit.USER_MANAGER)
                || access.holdsAnywhere(caller, Permit.ROLE_MANAGER)
                || access.holdsAnywhere(caller, Permit.ROLE_ASSIGNER);
    }

    /// Whether the caller sees that this holder was granted a role.
    public boolean seesMember(HolderId holder) {
        return (seesEveryMember() || access.reaches(holder, caller)) && sees(holder);
    }

    /// The role, if the caller may browse it.
    ///
    /// @throws Problem.NotFound `role.unknown` otherwise
    public Role require(RoleId id) {
        return access.directory().roles().find(id).filter(this::sees).orElseThrow(() -> unknown(id));
    }

    /// The user, if the caller may browse them.
    ///
    /// @throws Problem.NotFound `user.unknown` otherwise
    public User require(UserId id) {
        return access.directory().users().find(id).filter(this::sees).orElseThrow(() -> unknown(id));
    }

    /// The group, if the caller may browse it.
    ///
    /// @throws Problem.NotFound `group.unknown` otherwise
    public Group require(GroupId id) {
        return access.directory().groups().find(id).filter(this::sees).orElseThrow(() -> unknown(id));
    }

    /// The project, if the caller may browse it.
    ///
    /// @throws Problem.NotFound `project.unknown` otherwise
    public Project require(ProjectId id) {
        return access.directory().projects().find(id).filter(this::sees).orElseThrow(() -> unknown(id));
    }

    /// The user or group with these bits, if the caller may browse it.
    ///
    /// @throws Problem.NotFound `user.unknown` otherwise
    public Item requireHolder(UserId id) {
        return access.directory().holder(id.high(), id.low()).filter(this::sees).orElseThrow(() -> unknown(id));
    }

    /// Demands a right on an object the caller may browse.
    ///
    /// @param right one or more bits, all of which are needed
    /// @throws Problem.NoRight `object.right`
    public void require(Item item, int right) {
        if ((rights(item) & right) != right) {
            throw new Problem.NoRight(
                    "object.right",
                    "(User '%s' does not have %s access to the %s object '%s' in Project 'Configuration' with ID '%s'.)"
                            .formatted(
                                    callerName(),
                                    words(right),
                                    kind(item.id()),
                                    item.about().name(),
                                    item.id().text()));
        }
    }

    /// That there is no such object, in the one form that says so, whether it is hidden or absent.
    public static Problem unknown(ObjectId id) {
        String code =
                switch (id) {
                    case UserId user -> "user.unknown";
                    case GroupId group -> "group.unknown";
                    case RoleId role -> "role.unknown";
                    case ProjectId project -> "project.unknown";
                };
        int type =
                switch (id) {
                    case UserId user -> 34;
                    case GroupId group -> 34;
                    case RoleId role -> 44;
                    case ProjectId project -> 32;
                };
        return new Problem.NotFound(
                code,
                "(Object with ID '%s' and type %d (%s) is not found in metadata. It may have been deleted.)"
                        .formatted(id.text(), type, kind(id)));
    }

    private boolean manages(Item item) {
        return switch (item) {
            case Role role -> access.holds(caller, Permit.ROLE_MANAGER);
            case User user -> access.holds(caller, Permit.USER_MANAGER);
            case Group group -> access.holds(caller, Permit.USER_MANAGER);
            case Project project -> false;
        };
    }

    private String callerName() {
        Directory directory = access.directory();
        return directory.users().find(caller).map(user -> user.about().name()).orElse(caller.text());
    }

    private static String kind(ObjectId id) {
        return switch (id) {
            case UserId user -> "User";
            case GroupId group -> "User";
            case RoleId role -> "Security Role";
            case ProjectId project -> "Project";
        };
    }

    private static String words(int right) {
        return switch (right) {
            case Acl.READ -> "Read";
            case Acl.WRITE -> "Write";
            case Acl.DELETE -> "Delete";
            case Acl.CONTROL -> "Control";
            default -> "the needed";
        };
    }
}
