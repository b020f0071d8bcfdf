package dev.muster.group;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.Problem;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.Group;
import dev.muster.directory.WellKnown;
import dev.muster.holder.Join;
import dev.muster.holder.LastAdministrator;
import dev.muster.holder.Leave;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.privilege.Permit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Alters a group: name, description, members, the groups it is in, privileges. Every operation, in order, or
/// none.
///
/// Everyone has every user and nobody else: members added to it or taken from it change nothing. Refuses with
/// `permit.missing`, `group.unknown`, `object.right`, `group.name`, `group.name_taken`, `group.description`,
/// `group.link`, `group.hidden_member`, `user.unknown`, `authority.join`, `authority.holds_more`,
/// `administrator.last`, and as [HolderOperation] does.
public record AlterGroup(GroupId id, List<Operation> operations) implements UseCase {

    public AlterGroup {
        operations = List.copyOf(operations);
    }

    /// Gives a group another name or description.
    ///
    /// @param name null: stays, like all that is null
    public static AlterGroup naming(GroupId id, @Nullable String name, @Nullable String description) {
        List<Operation> operations = new ArrayList<>();
        if (name != null) {
            operations.add(new Operation.Rename(name));
        }
        if (description != null) {
            operations.add(new Operation.Describe(description));
        }
        return new AlterGroup(id, operations);
    }

    @Override
    public void decide(Draft draft) {
        operations.forEach(operation -> permit(draft, operation));
        draft.sight().require(id);
        LastAdministrator.kept(draft, () -> operations.forEach(operation -> decide(draft, operation)));
    }

    private static void permit(Draft draft, Operation operation) {
        draft.authority()
                .require(
                        switch (operation) {
                            case Operation.Rename rename -> Permit.MANAGE_HOLDERS;
                            case Operation.Describe describe -> Permit.MANAGE_HOLDERS;
                            case Operation.Link link -> Permit.LINK_HOLDERS;
                            case Operation.AddMembers add -> Permit.MANAGE_MEMBERSHIPS;
                            case Operation.RemoveMembers remove -> Permit.MANAGE_MEMBERSHIPS;
                            case Operation.ReplaceMembers replace -> Permit.MANAGE_MEMBERSHIPS;
                            case Operation.Common(var common) -> common.permit();
                        });
    }

    private void decide(Draft draft, Operation operation) {
        switch (operation) {
            case Operation.Rename(var name) -> {
                Group group = writable(draft);
                draft.authority().actUpon(id);
                draft.put(group.with(group.about().withName(GroupRules.freeName(draft.now(), id, name))));
            }
            case Operation.Describe(var text) -> {
                Group group = writable(draft);
                draft.put(group.with(group.about().withDescription(GroupRules.description(text))));
            }
            case Operation.Link(var ldapDn) -> link(draft, ldapDn);
            case Operation.AddMembers(var members) -> new Join(id, holders(draft, members)).decide(draft);
            case Operation.RemoveMembers(var members) -> new Leave(id, holders(draft, members)).decide(draft);
            case Operation.ReplaceMembers(var members) -> replace(draft, holders(draft, members));
            case Operation.Common(var common) -> common.decide(draft, id);
        }
    }

    /// Whoever says which people of another system belong to it makes members.
    private void link(Draft draft, String ldapDn) {
        Group group = draft.sight().require(id);
        draft.sight().requireWritable(group);
        draft.authority().actUpon(id);
        draft.authority().join(id);
        draft.put(group.withLdapDn(GroupRules.ldapDn(ldapDn)));
    }

    private void replace(Draft draft, IdSet<HolderId> members) {
        if (id.equals(WellKnown.EVERYONE)) {
            return;
        }
        IdSet<HolderId> superfluous = draft.now().memberships().members(id).without(members);
        if (!superfluous.stream().allMatch(draft.sight()::sees)) {
            throw new Problem.NoRight(
                    "group.hidden_member", "The group has members that you may not see; remove by id instead");
        }
        new Join(id, members).decide(draft);
        new Leave(id, superfluous).decide(draft);
    }

    private Group writable(Draft draft) {
        Group group = draft.sight().require(id);
        draft.sight().require(group, Acl.WRITE);
        return group;
    }

    private static IdSet<HolderId> holders(Draft draft, List<UserId> members) {
        var sight = draft.sight();
        return IdSet.of(members.stream()
                .map(member -> (HolderId) sight.requireHolder(member).id())
                .toList());
    }
}
