package dev.muster.group;

import dev.muster.base.RawId;
import dev.muster.holder.HolderOperation;
import dev.muster.naming.NameChange;
import java.util.List;

/// An operation on a group, as a PATCH asks for it.
sealed interface GroupOperation {

    /// Another name or description.
    record Name(NameChange change) implements GroupOperation {}

    /// Another distinguished name of its counterpart.
    record Link(String ldapDn) implements GroupOperation {}

    /// These too are members.
    ///
    /// @param members ids of users and groups
    record AddMembers(List<RawId> members) implements GroupOperation {}

    /// These are members no longer.
    record RemoveMembers(List<RawId> members) implements GroupOperation {}

    /// These are members and no other.
    record ReplaceMembers(List<RawId> members) implements GroupOperation {}

    /// An operation that users have, too.
    record Common(HolderOperation operation) implements GroupOperation {}
}
