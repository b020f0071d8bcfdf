package dev.muster.group;

import dev.muster.base.UserId;
import dev.muster.holder.HolderOperation;
import java.util.List;

/// What may be asked of one group.
sealed interface Operation {

    record Rename(String name) implements Operation {}

    record Describe(String description) implements Operation {}

    /// Another distinguished name of its counterpart.
    record Link(String ldapDn) implements Operation {}

    /// These too are members.
    ///
    /// @param members ids of users and groups
    record AddMembers(List<UserId> members) implements Operation {}

    /// These are members no longer.
    record RemoveMembers(List<UserId> members) implements Operation {}

    /// These are members and no other.
    record ReplaceMembers(List<UserId> members) implements Operation {}

    /// What may be asked of users too.
    record Common(HolderOperation operation) implements Operation {}
}
