package dev.muster.group;

import dev.muster.base.RawId;
import dev.muster.holder.HolderOperation;
import dev.muster.naming.NameOperation;
import java.util.List;

/// One operation of a request that alters a group.
sealed interface GroupOperation {

    /// Changes the name or the description.
    record Name(NameOperation change) implements GroupOperation {}

    /// Sets the distinguished name of the group in another system that this group is linked to.
    record Link(String ldapDn) implements GroupOperation {}

    /// Adds members.
    ///
    /// @param members ids of users and groups
    record AddMembers(List<RawId> members) implements GroupOperation {}

    /// Removes members.
    record RemoveMembers(List<RawId> members) implements GroupOperation {}

    /// Replaces all members by these.
    record ReplaceMembers(List<RawId> members) implements GroupOperation {}

    /// An operation that applies to users as well.
    record Common(HolderOperation operation) implements GroupOperation {}
}
