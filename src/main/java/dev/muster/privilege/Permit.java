package dev.muster.privilege;

import java.util.List;

/// What a route of the server needs, looked up before anything else and so the same for every id
/// (docs/decisions/0010).
///
/// A permit is necessary, never sufficient: rights on the object, sight and authority come after it.
public enum Permit {
    /// Nothing at all: log-in, status, documentation.
    PUBLIC(Scope.NOBODY),
    /// A live session.
    ANY_SESSION(Scope.SESSION),
    /// A session; the use case itself asks for Read on the role, 148, or 149 in any project.
    READ_ROLE(Scope.SESSION),
    /// "Create and edit security roles".
    MANAGE_ROLES(Scope.ANYWHERE, Permit.ROLE_MANAGER),
    /// Altering a role, or only its members: 148, or 149 in some project, or any delegation; the use case asks
    /// which.
    ALTER_ROLE(Scope.DELEGATES, Permit.ROLE_MANAGER, Permit.ROLE_ASSIGNER),
    /// Reading users and groups other than oneself: 50, or 148, or 149 in any project.
    READ_HOLDERS(Scope.ANYWHERE, Permit.USER_MANAGER, Permit.ROLE_MANAGER, Permit.ROLE_ASSIGNER),
    /// As [#READ_HOLDERS], but a session is enough for whoever asks about themselves alone: by the path's `{id}`, or
    /// of a list by its `id`.
    READ_HOLDER_OR_SELF(Scope.SELF, Permit.USER_MANAGER, Permit.ROLE_MANAGER, Permit.ROLE_ASSIGNER),
    /// "Create and edit users and groups".
    MANAGE_HOLDERS(Scope.ANYWHERE, Permit.USER_MANAGER),
    /// Giving and taking privileges of many users, groups and roles: 148 or 153; the use case asks which.
    UPDATE_PRIVILEGES(Scope.ANYWHERE, Permit.ROLE_MANAGER, Permit.PRIVILEGE_GRANTER),
    /// A session; the use case itself asks, by the kind of object: 50 for users and groups, 148 for roles,
    /// membership of System Administrators for projects.
    ALTER_OBJECT(Scope.SESSION),
    /// Altering a user or group, or a part of it: any of the privileges below; the use case asks for each part.
    ALTER_HOLDER(
            Scope.ANYWHERE,
            Permit.USER_MANAGER,
            Permit.PASSWORD_RESETTER,
            Permit.LINKER,
            Permit.PRIVILEGE_GRANTER,
            Permit.MEMBERSHIP_MANAGER,
            Permit.ENABLER),
    /// Altering a group, or a part of it: as [#ALTER_HOLDER], without what only users have.
    ALTER_GROUP(
            Scope.ANYWHERE, Permit.USER_MANAGER, Permit.LINKER, Permit.PRIVILEGE_GRANTER, Permit.MEMBERSHIP_MANAGER),
    /// Setting another user's password: 50 or 151.
    SET_PASSWORDS(Scope.ANYWHERE, Permit.USER_MANAGER, Permit.PASSWORD_RESETTER),
    /// Saying who a user or group is in other systems: 50 or 152.
    LINK_HOLDERS(Scope.ANYWHERE, Permit.USER_MANAGER, Permit.LINKER),
    /// Giving and taking privileges of users and groups: 153 alone.
    GIVE_PRIVILEGES(Scope.ANYWHERE, Permit.PRIVILEGE_GRANTER),
    /// Who is a member of which group: 50 or 154.
    MANAGE_MEMBERSHIPS(Scope.ANYWHERE, Permit.USER_MANAGER, Permit.MEMBERSHIP_MANAGER),
    /// Taking accounts out of use and into it again: 50 or 174.
    ENABLE_USERS(Scope.ANYWHERE, Permit.USER_MANAGER, Permit.ENABLER),
    /// "Monitor user connections", not through a role: sessions are of no project.
    MONITOR_CONNECTIONS(Scope.EVERYWHERE, Permit.CONNECTION_MONITOR),
    /// "Administer user connections", not through a role: sessions are of no project.
    END_CONNECTIONS(Scope.EVERYWHERE, Permit.CONNECTION_ADMINISTRATOR),
    /// "Audit change journal": held directly or by a group everything that the holder may see, held through a role
    /// what is about that project.
    READ_JOURNAL(Scope.ANYWHERE, Permit.JOURNAL_READER),
    /// Membership of System Administrators.
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

    /// Whom a permit is about.
    public enum Scope {
        /// No session is needed.
        NOBODY,
        /// Any session will do.
        SESSION,
        /// One of the privileges, held directly, by group, or in any project.
        ANYWHERE,
        /// One of the privileges, held directly or by group.
        EVERYWHERE,
        /// As ANYWHERE, or some role was delegated to the caller or a group of theirs, wherever.
        DELEGATES,
        /// As ANYWHERE, or the caller asks about themselves.
        SELF,
        /// Members of System Administrators.
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

    /// The privileges of which one is enough; empty where none is asked for.
    public List<Integer> anyOf() {
        return anyOf;
    }
}
