package dev.muster.holder;

import dev.muster.access.Sight;
import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.Problem;
import dev.muster.base.UserId;
import dev.muster.directory.Item;
import dev.muster.ledger.Draft;
import dev.muster.privilege.Permit;
import dev.muster.privilege.PrivilegeSet;
import java.util.ArrayList;
import java.util.List;

/// An operation that users and groups share: on memberships, on direct privileges, or a comment for the journal.
///
/// Refuses as [JoinGroup], [LeaveGroup], [GivePrivileges] and [TakePrivileges] do, and with `permit.missing`,
/// `holder.hidden_group`.
public sealed interface HolderOperation {

    /// Makes the holder a member of these groups, in addition to its others.
    record JoinGroups(IdSet<GroupId> groups) implements HolderOperation {}

    /// Removes the holder from these groups.
    record LeaveGroups(IdSet<GroupId> groups) implements HolderOperation {}

    /// Makes the holder a member of exactly these groups.
    record ReplaceGroups(IdSet<GroupId> groups) implements HolderOperation {}

    /// Gives the holder these privileges, in addition to its others.
    record AddPrivileges(PrivilegeSet privileges) implements HolderOperation {}

    /// Takes these privileges from the holder.
    record RemovePrivileges(PrivilegeSet privileges) implements HolderOperation {}

    /// Makes the holder hold exactly these privileges directly.
    record ReplacePrivileges(PrivilegeSet privileges) implements HolderOperation {}

    /// Sets the comment for the journal.
    record Comment(String text) implements HolderOperation {}

    /// The permit of the operation, which the use case checks before it looks up the holder.
    default Permit permit() {
        return switch (this) {
            case JoinGroups join -> Permit.MANAGE_MEMBERSHIPS;
            case LeaveGroups leave -> Permit.MANAGE_MEMBERSHIPS;
            case ReplaceGroups replace -> Permit.MANAGE_MEMBERSHIPS;
            case AddPrivileges add -> Permit.GIVE_PRIVILEGES;
            case RemovePrivileges remove -> Permit.GIVE_PRIVILEGES;
            case ReplacePrivileges replace -> Permit.GIVE_PRIVILEGES;
            case Comment comment -> Permit.ALTER_HOLDER;
        };
    }

    /// Applies the operation.
    ///
    /// A change of the holder's memberships is also a change of the holder. So `If-Match` protects memberships,
    /// and a caller who may not write the holder cannot change them. By contrast, a change of a group's members
    /// does not change the members: otherwise a change of a large group would rewrite all of them.
    default void decide(Draft draft, HolderId holder) {
        IdSet<GroupId> before = draft.now().memberships().groups(holder);
        alter(draft, holder);
        if (!draft.now().memberships().groups(holder).equals(before)) {
            draft.touch(holder);
        }
    }

    private void alter(Draft draft, HolderId holder) {
        switch (this) {
            case JoinGroups(var groups) -> {
                requireWritable(draft, holder, groups);
                join(draft, holder, groups);
            }
            case LeaveGroups(var groups) -> {
                requireWritable(draft, holder, groups);
                leave(draft, holder, groups);
            }
            case ReplaceGroups(var groups) -> {
                requireWritable(draft, holder, groups);
                IdSet<GroupId> superfluous =
                        draft.now().memberships().groups(holder).without(groups);
                if (!superfluous.stream().allMatch(draft.sight()::sees)) {
                    throw new Problem.NoRight(
                            "holder.hidden_group",
                            "The user or group is in groups that you may not see."
                                    + " Remove single memberships by id instead");
                }
                join(draft, holder, groups);
                leave(draft, holder, superfluous);
            }
            case AddPrivileges(var privileges) -> new GivePrivileges(holder, privileges).decide(draft);
            case RemovePrivileges(var privileges) -> new TakePrivileges(holder, privileges).decide(draft);
            case ReplacePrivileges(var privileges) -> {
                new GivePrivileges(holder, privileges).decide(draft);
                PrivilegeSet held = require(draft, holder).privileges();
                new TakePrivileges(holder, held.without(privileges)).decide(draft);
            }
            case Comment(var text) -> draft.comment(text);
        }
    }

    /// The holder, if the caller may browse it.
    ///
    /// @throws Problem.NotFound `user.unknown`, `group.unknown`
    static Item require(Draft draft, HolderId holder) {
        return switch (holder) {
            case UserId user -> draft.sight().require(user);
            case GroupId group -> draft.sight().require(group);
        };
    }

    /// Requires that the caller may write the holder and the groups. That the caller may browse all of them is checked
    /// first.
    private static void requireWritable(Draft draft, HolderId holder, IdSet<GroupId> groups) {
        Sight sight = draft.sight();
        List<Item> altered = new ArrayList<>(List.of(require(draft, holder)));
        groups.forEach(group -> altered.add(sight.require(group)));
        altered.forEach(sight::requireWritable);
    }

    private static void join(Draft draft, HolderId holder, IdSet<GroupId> groups) {
        groups.forEach(group -> new JoinGroup(group, IdSet.of(holder)).decide(draft));
    }

    private static void leave(Draft draft, HolderId holder, IdSet<GroupId> groups) {
        groups.forEach(group -> new LeaveGroup(group, IdSet.of(holder)).decide(draft));
    }
}
