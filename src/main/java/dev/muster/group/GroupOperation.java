package dev.muster.group;

import dev.muster.base.RawId;
import dev.muster.holder.HolderOperation;
import dev.muster.naming.NameChange;
import java.util.List;

/// An operation of a request that alters a group.
sealed interface GroupOperation {

    /// Sets the name or the description.
    record Name(NameChange change) implements GroupOperation {}

    /// Sets the distinguished name of the linked group of another system.
    record Link(String ldapDn) implements GroupOperation {}

    /// Adds members.
    ///
    /// @param members ids of users and groups
    record AddMembers(List<RawId> members) implements GroupOperation {}

    /// Removes members.
    record RemoveMembers(List<RawId> members) implements GroupOperation {}

    /// Replaces all members.
    record ReplaceMembers(List<RawId> members) implements GroupOperation {}

    /// An operation that users and groups have in common.
    record Common(HolderOperation operation) implements GroupOperation {}
}
