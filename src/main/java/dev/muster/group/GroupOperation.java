package dev.muster.group;

import dev.muster.base.RawId;
import dev.muster.holder.HolderOperation;
import dev.muster.naming.NameChange;
import java.util.List;

/// What may be asked of one group.
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

    /// What may be asked of users too.
    record Common(HolderOperation operation) implements GroupOperation {}
}
