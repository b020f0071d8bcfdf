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

/// An operation on a user or group alike: on its memberships or its direct privileges.
///
/// Refuses as [JoinGroup], [LeaveGroup], [GivePrivileges] and [TakePrivileges] do, and with `permit.missing`,
/// `holder.hidden_group`.
public sealed interface HolderOperation {

    /// Becomes a member of these groups.
    record JoinGroups(IdSet<GroupId> groups) implements HolderOperation {}

    /// Is no longer a member of these groups.
    record LeaveGroups(IdSet<GroupId> groups) implements HolderOperation {}

    /// Is a member of these groups and no other.
    record ReplaceGroups(IdSet<GroupId> groups) implements HolderOperation {}

    /// Holds these privileges too.
    record AddPrivileges(PrivilegeSet privileges) implements HolderOperation {}

    /// Holds these privileges no longer.
    record RemovePrivileges(PrivilegeSet privileges) implements HolderOperation {}

    /// Holds these privileges and no other.
    record ReplacePrivileges(PrivilegeSet privileges) implements HolderOperation {}

    /// The comment for the journal.
    record Comment(String text) implements HolderOperation {}

    /// The permit of the operation, which is asked before the holder is looked up.
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
    /// Other groups for the holder are a change of the holder, too, so that an `If-Match` protects them, and so
    /// that a caller who may not write the holder cannot make them. A change of a group's members, by contrast,
    /// leaves the holders as they are: otherwise a large group would rewrite all of them.
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
                            "holder.hidden_group", "It is in groups that you may not see; remove by id instead");
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

    /// Demands that the caller may write all that becomes another, the holder and the groups; and before, that they
    /// may browse all of it.
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
