package dev.muster.privilege;

import java.util.List;

/// The privilege or session that a caller needs for a route. The server checks it first, before it looks at any
/// object, so that the answer is the same for every id (docs/decisions/0010).
///
/// A permit is necessary but not sufficient: the server then checks rights on the object, sight and authority.
public enum Permit {
    /// No session: for log-in, status and documentation.
    PUBLIC(Scope.NONE),
    /// A session.
    ANY_SESSION(Scope.SESSION),
    /// A session. The use case itself checks for Read on the role, 148, or 149 in any project.
    READ_ROLE(Scope.SESSION),
    /// Creating and altering roles: 148.
    MANAGE_ROLES(Scope.ANYWHERE, Permit.ROLE_MANAGER),
    /// Altering a role, or only its members: 148, or 149 in any project, or any delegation. The use case itself
    /// checks which of these it needs.
    ALTER_ROLE(Scope.DELEGATES, Permit.ROLE_MANAGER, Permit.ROLE_ASSIGNER),
    /// Reading users and groups other than the caller: 50, or 148, or 149 in any project.
    READ_HOLDERS(Scope.ANYWHERE, Permit.USER_MANAGER, Permit.ROLE_MANAGER, Permit.ROLE_ASSIGNER),
    /// As [#READ_HOLDERS], but a session is enough for callers who read only themselves: by `{id}` in the path, or
    /// by the query parameter `id` of a list.
    READ_HOLDER_OR_SELF(Scope.SELF, Permit.USER_MANAGER, Permit.ROLE_MANAGER, Permit.ROLE_ASSIGNER),
    /// Creating, altering and deleting users and groups: 50.
    MANAGE_HOLDERS(Scope.ANYWHERE, Permit.USER_MANAGER),
    /// Giving and taking privileges of many users, groups and roles: 148 or 153. The use case itself checks which
    /// of these it needs.
    UPDATE_PRIVILEGES(Scope.ANYWHERE, Permit.ROLE_MANAGER, Permit.PRIVILEGE_GRANTER),
    /// A session. The use case itself checks, by the kind of object: 50 for users and groups, 148 for roles,
    /// membership of System Administrators for projects.
    ALTER_OBJECT(Scope.SESSION),
    /// Altering a user or group, or a part of it: any of the privileges below. The use case itself checks the
    /// privilege for each part.
    ALTER_HOLDER(
            Scope.ANYWHERE,
            Permit.USER_MANAGER,
            Permit.PASSWORD_RESETTER,
            Permit.LINKER,
            Permit.PRIVILEGE_GRANTER,
            Permit.MEMBERSHIP_MANAGER,
            Permit.ENABLER),
    /// Altering a group, or a part of it: as [#ALTER_HOLDER], without the privileges about parts that only users
    /// have.
    ALTER_GROUP(
            Scope.ANYWHERE, Permit.USER_MANAGER, Permit.LINKER, Permit.PRIVILEGE_GRANTER, Permit.MEMBERSHIP_MANAGER),
    /// Setting another user's password: 50 or 151.
    SET_PASSWORDS(Scope.ANYWHERE, Permit.USER_MANAGER, Permit.PASSWORD_RESETTER),
    /// Linking users and groups to their names in other systems: 50 or 152.
    LINK_HOLDERS(Scope.ANYWHERE, Permit.USER_MANAGER, Permit.LINKER),
    /// Giving and taking privileges of users and groups: 153 only.
    GIVE_PRIVILEGES(Scope.ANYWHERE, Permit.PRIVILEGE_GRANTER),
    /// Altering the members of groups: 50 or 154.
    MANAGE_MEMBERSHIPS(Scope.ANYWHERE, Permit.USER_MANAGER, Permit.MEMBERSHIP_MANAGER),
    /// Enabling and disabling users: 50 or 174.
    ENABLE_USERS(Scope.ANYWHERE, Permit.USER_MANAGER, Permit.ENABLER),
    /// Listing connections: 52, not through a role, because sessions belong to no project.
    MONITOR_CONNECTIONS(Scope.EVERYWHERE, Permit.CONNECTION_MONITOR),
    /// Ending connections: 182, not through a role, because sessions belong to no project.
    END_CONNECTIONS(Scope.EVERYWHERE, Permit.CONNECTION_ADMINISTRATOR),
    /// Reading the journal: 178. If held directly or through a group, it covers everything that the caller may see;
    /// if held through a role, the entries about that project.
    READ_JOURNAL(Scope.ANYWHERE, Permit.JOURNAL_READER),
    /// Administration of the server: membership of System Administrators.
    ADMINISTRATE(Scope.ADMINISTRATORS);

    /// Privilege 50, "Create and edit users and groups".
    public static final int USER_MANAGER = 50;

    /// Privilege 52, "Monitor user connections".
    public static final int CONNECTION_MONITOR = 52;

    /// Privilege 182, "Administer user connections".
    public static final int CONNECTION_ADMINISTRATOR = 182;

    /// Privilege 148, "Create and edit security roles".
    public static final int ROLE_MANAGER = 148;

    /// Privilege 149, "Assign security roles".
    public static final int ROLE_ASSIGNER = 149;

    /// Privilege 151, "Reset user passwords".
    public static final int PASSWORD_RESETTER = 151;

    /// Privilege 152, "Link users and groups to external accounts".
    public static final int LINKER = 152;

    /// Privilege 153, "Grant and revoke privileges".
    public static final int PRIVILEGE_GRANTER = 153;

    /// Privilege 154, "Configure group membership".
    public static final int MEMBERSHIP_MANAGER = 154;

    /// Privilege 174, "Enable user".
    public static final int ENABLER = 174;

    /// Privilege 178, "Audit change journal".
    public static final int JOURNAL_READER = 178;

    /// How a permit is checked: whether by a session, by privileges and where these are held, or by membership.
    public enum Scope {
        /// No session is needed.
        NONE,
        /// Any session is enough.
        SESSION,
        /// One of the privileges, held directly, through a group, or through a role in any project.
        ANYWHERE,
        /// One of the privileges, held directly or through a group.
        EVERYWHERE,
        /// As ANYWHERE, or the delegation of any role in any project to the caller or a group that contains them.
        DELEGATES,
        /// As ANYWHERE, or a session if the call is about the caller.
        SELF,
        /// Membership of System Administrators.
        ADMINISTRATORS
    }

    private final Scope scope;
    private final List<Integer> anyOf;

    Permit(Scope scope, Integer... anyOf) {
        this.scope = scope;
        this.anyOf = List.of(anyOf);
    }

    public Scope scope() {
        return scope;
    }

    /// The ids of the privileges, of which one is enough; empty if the permit needs no privilege.
    public List<Integer> anyOf() {
        return anyOf;
    }
}
