package dev.muster.role;

import dev.muster.base.ProjectId;
import dev.muster.base.RawId;
import dev.muster.naming.NameOperation;
import dev.muster.privilege.PrivilegeSet;
import java.util.List;

/// One operation of a request that alters a role.
///
/// Members are ids of users or groups, which share one space of ids. Whether an id belongs to a user or to a group is
/// looked up when the operation is decided.
public sealed interface RoleOperation {

    /// Changes the name or the description.
    record Name(NameOperation change) implements RoleOperation {}

    record AddPrivileges(PrivilegeSet privileges) implements RoleOperation {}

    record RemovePrivileges(PrivilegeSet privileges) implements RoleOperation {}

    /// Replaces all privileges of the role by these.
    record ReplacePrivileges(PrivilegeSet privileges) implements RoleOperation {}

    record AddMembers(ProjectId project, List<RawId> members) implements RoleOperation {}

    record RemoveMembers(ProjectId project, List<RawId> members) implements RoleOperation {}

    /// Replaces all members in the project by these; members in other projects stay.
    record ReplaceMembers(ProjectId project, List<RawId> members) implements RoleOperation {}

    /// Sets the comment of the entry in the journal.
    record Comment(String text) implements RoleOperation {}
}
