package dev.muster.role;

import dev.muster.base.ProjectId;
import dev.muster.base.RawId;
import dev.muster.naming.NameChange;
import dev.muster.privilege.PrivilegeSet;
import java.util.List;

/// What may be asked of a role.
///
/// Members are ids of users or groups, which share one space of ids; which they are is found when the
/// operation is decided.
public sealed interface RoleOperation {

    /// Another name or description.
    record Name(NameChange change) implements RoleOperation {}

    record AddPrivileges(PrivilegeSet privileges) implements RoleOperation {}

    record RemovePrivileges(PrivilegeSet privileges) implements RoleOperation {}

    /// The role has just these from now on.
    record ReplacePrivileges(PrivilegeSet privileges) implements RoleOperation {}

    record AddMembers(ProjectId project, List<RawId> members) implements RoleOperation {}

    record RemoveMembers(ProjectId project, List<RawId> members) implements RoleOperation {}

    /// Just these hold the role in that project from now on; other projects are untouched.
    record ReplaceMembers(ProjectId project, List<RawId> members) implements RoleOperation {}

    /// What the journal shall say about it.
    record Comment(String text) implements RoleOperation {}
}
