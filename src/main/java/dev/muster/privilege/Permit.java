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
    /// As [#READ_HOLDERS], but a session is enough where the path's `{id}` is the caller's own.
    READ_HOLDER_OR_SELF(Scope.SELF, Permit.USER_MANAGER, Permit.ROLE_MANAGER, Permit.ROLE_ASSIGNER),
    /// "Create and edit users and groups".
    MANAGE_HOLDERS(Scope.ANYWHERE, Permit.USER_MANAGER),
    /// A session; the use case itself asks, by the kind of object: 50 for users and groups, 148 for roles,
    /// membership of System Administrators for projects.
    ALTER_OBJECT(Scope.SESSION),
    /// Membership of System Administrators.
    ADMINISTRATE(Scope.ADMINISTRATORS);

    /// Privilege 50, "Create and edit users and groups".
    public static final int USER_MANAGER = 50;

    /// Privilege 148, "Create and edit security roles".
    public static final int ROLE_MANAGER = 148;

    /// Privilege 149, "Assign security roles".
    public static final int ROLE_ASSIGNER = 149;

    /// Whom a permit is about.
    public enum Scope {
        /// No session is needed.
        NOBODY,
        /// Any session will do.
        SESSION,
        /// One of the privileges, held directly, by group, or in any project.
        ANYWHERE,
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
