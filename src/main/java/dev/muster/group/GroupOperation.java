package dev.muster.group;

import dev.muster.base.UserId;
import dev.muster.holder.HolderOperation;
import java.util.List;

/// What may be asked of one group.
sealed interface GroupOperation {

    record Rename(String name) implements GroupOperation {}

    record Describe(String description) implements GroupOperation {}

    /// Another distinguished name of its counterpart.
    record Link(String ldapDn) implements GroupOperation {}

    /// These too are members.
    ///
    /// @param members ids of users and groups
    record AddMembers(List<UserId> members) implements GroupOperation {}

    /// These are members no longer.
    record RemoveMembers(List<UserId> members) implements GroupOperation {}

    /// These are members and no other.
    record ReplaceMembers(List<UserId> members) implements GroupOperation {}

    /// What may be asked of users too.
    record Common(HolderOperation operation) implements GroupOperation {}
}
