package dev.muster.group;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.Problem;
import dev.muster.directory.Acl;
import dev.muster.directory.Group;
import dev.muster.directory.WellKnown;
import dev.muster.holder.JoinGroup;
import dev.muster.holder.LeaveGroup;
import dev.muster.holder.LockoutCheck;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.naming.NameOperation;
import dev.muster.privilege.Permit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Alters a group: name, description, members, memberships, privileges. The operations apply in order, all
/// or none.
///
/// The members of Everyone are always all users and no groups, so adding or removing members there changes nothing.
/// Refuses with `permit.missing`, `group.unknown`, `object.right`, `group.name`, `group.name_taken`,
/// `group.description`, `group.link`, `group.hidden_member`, `user.unknown`, `authority.join`,
/// `authority.holds_more`, `administrator.last`, and as [HolderOperation] does.
public record AlterGroup(GroupId id, List<GroupOperation> operations) implements UseCase {

    public AlterGroup {
        operations = List.copyOf(operations);
    }

    /// The use case that sets the name and the description of a group.
    ///
    /// @param name null if the name stays
    /// @param description null if the description stays
    public static AlterGroup withTexts(GroupId id, @Nullable String name, @Nullable String description) {
        return new AlterGroup(
                id,
                NameOperation.of(name, description).stream()
                        .<GroupOperation>map(GroupOperation.Name::new)
                        .toList());
    }

    @Override
    public void decide(Draft draft) {
        operations.forEach(operation -> permit(draft, operation));
        draft.sight().require(id);
        LockoutCheck.run(draft, () -> operations.forEach(operation -> decide(draft, operation)));
    }

    private static void permit(Draft draft, GroupOperation operation) {
        draft.authority()
                .require(
                        switch (operation) {
                            case GroupOperation.Name name -> Permit.MANAGE_HOLDERS;
                            case GroupOperation.Link link -> Permit.LINK_HOLDERS;
                            case GroupOperation.AddMembers add -> Permit.MANAGE_MEMBERSHIPS;
                            case GroupOperation.RemoveMembers remove -> Permit.MANAGE_MEMBERSHIPS;
                            case GroupOperation.ReplaceMembers replace -> Permit.MANAGE_MEMBERSHIPS;
                            case GroupOperation.Common(var common) -> common.permit();
                        });
    }

    private void decide(Draft draft, GroupOperation operation) {
        switch (operation) {
            case GroupOperation.Name(var change) -> name(draft, change);
            case GroupOperation.Link(var ldapDn) -> link(draft, ldapDn);
            case GroupOperation.AddMembers(var members) ->
                new JoinGroup(id, draft.sight().requireHolders(members)).decide(draft);
            case GroupOperation.RemoveMembers(var members) ->
                new LeaveGroup(id, draft.sight().requireHolders(members)).decide(draft);
            case GroupOperation.ReplaceMembers(var members) ->
                replace(draft, draft.sight().requireHolders(members));
            case GroupOperation.Common(var common) -> common.decide(draft, id);
        }
    }

    private void name(Draft draft, NameOperation change) {
        Group group = draft.sight().require(id);
        draft.sight().require(group, Acl.WRITE);
        if (change instanceof NameOperation.Rename) {
            draft.authority().requireActUpon(id);
        }
        draft.put(group.with(
                change.applyTo(group.properties(), GroupRules.NAMES, draft.now().groups(), id)));
    }

    /// Links the group to a group of another system, whose users thereby become members. A link needs the
    /// same authority as adding members.
    private void link(Draft draft, String ldapDn) {
        Group group = draft.sight().require(id);
        draft.sight().requireWritable(group);
        draft.authority().requireActUpon(id);
        draft.authority().requireJoin(id);
        draft.put(group.withLdapDn(GroupRules.ldapDn(ldapDn)));
    }

    private void replace(Draft draft, IdSet<HolderId> members) {
        if (id.equals(WellKnown.EVERYONE)) {
            return;
        }
        IdSet<HolderId> superfluous = draft.now().memberships().members(id).without(members);
        if (!superfluous.stream().allMatch(draft.sight()::sees)) {
            throw new Problem.NoRight(
                    "group.hidden_member",
                    "The group has members that you may not see. Add and remove single members"
                            + " instead of replacing the list");
        }
        new JoinGroup(id, members).decide(draft);
        new LeaveGroup(id, superfluous).decide(draft);
    }
}
