package dev.muster.role;

import dev.muster.base.ProjectId;
import dev.muster.base.RawId;
import dev.muster.naming.NameChange;
import dev.muster.privilege.PrivilegeSet;
import java.util.List;

/// An operation on a role, as a PATCH asks for it.
///
/// Members are ids of users or groups, which share one space of ids; the kind is looked up when the operation is
/// decided.
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

    /// The comment for the journal.
    record Comment(String text) implements RoleOperation {}
}
