package dev.muster.role;

import dev.muster.base.ProjectId;
import dev.muster.base.RawId;
import dev.muster.naming.NameChange;
import dev.muster.privilege.PrivilegeSet;
import java.util.List;

/// An operation of a request that alters a role.
///
/// Members are ids of users or groups, which have ids from one space. The use case finds out which kind each is.
public sealed interface RoleOperation {

    /// Sets the name or the description.
    record Name(NameChange change) implements RoleOperation {}

    record AddPrivileges(PrivilegeSet privileges) implements RoleOperation {}

    record RemovePrivileges(PrivilegeSet privileges) implements RoleOperation {}

    /// Replaces all privileges.
    record ReplacePrivileges(PrivilegeSet privileges) implements RoleOperation {}

    record AddMembers(ProjectId project, List<RawId> members) implements RoleOperation {}

    record RemoveMembers(ProjectId project, List<RawId> members) implements RoleOperation {}

    /// Replaces all members in the project. Other projects stay the same.
    record ReplaceMembers(ProjectId project, List<RawId> members) implements RoleOperation {}

    /// Sets the comment for the journal.
    record Comment(String text) implements RoleOperation {}
}
