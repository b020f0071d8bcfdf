package dev.muster.role;

import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.Problem;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.directory.Acl;
import dev.muster.directory.Role;
import dev.muster.holder.GrantRole;
import dev.muster.holder.RevokeRole;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.naming.NameOperation;
import dev.muster.privilege.Permit;
import dev.muster.privilege.PrivilegeSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Alters a role: its name, its privileges, its members in projects. The operations apply in order, all or none.
///
/// A caller who has only privilege 149 (assign security roles) in a project, or a delegation of this role there,
/// may change the role's members in that project and nothing else.
///
/// Refuses with `permit.missing`, `role.unknown`, `object.right`,
/// `authority.role_privileges`, `authority.grant`, `role.name`, `role.name_taken`, `role.description`,
/// `role.server_level`, `project.unknown`, `user.unknown`, `role.hidden_member`.
public record AlterRole(RoleId id, List<RoleOperation> operations) implements UseCase {

    public AlterRole {
        operations = List.copyOf(operations);
    }

    /// The use case that sets the name and the description of a role.
    ///
    /// @param name null if the name stays
    /// @param description null if the description stays
    public static AlterRole withTexts(RoleId id, @Nullable String name, @Nullable String description) {
        return new AlterRole(
                id,
                NameOperation.of(name, description).stream()
                        .<RoleOperation>map(RoleOperation.Name::new)
                        .toList());
    }

    @Override
    public void decide(Draft draft) {
        operations.forEach(operation -> permit(draft, operation));
        draft.sight().require(id);
        operations.forEach(operation -> decide(draft, operation));
    }

    private void permit(Draft draft, RoleOperation operation) {
        switch (operation) {
            case RoleOperation.Name name -> draft.authority().require(Permit.MANAGE_ROLES);
            case RoleOperation.AddPrivileges add -> draft.authority().require(Permit.MANAGE_ROLES);
            case RoleOperation.RemovePrivileges remove -> draft.authority().require(Permit.MANAGE_ROLES);
            case RoleOperation.ReplacePrivileges replace -> draft.authority().require(Permit.MANAGE_ROLES);
            case RoleOperation.AddMembers(var project, var members) ->
                draft.authority().requireAssignAny(project);
            case RoleOperation.RemoveMembers(var project, var members) ->
                draft.authority().requireAssignAny(project);
            case RoleOperation.ReplaceMembers(var project, var members) ->
                draft.authority().requireAssignAny(project);
            case RoleOperation.Comment comment -> {}
        }
    }

    private void decide(Draft draft, RoleOperation operation) {
        switch (operation) {
            case RoleOperation.Name(var change) -> {
                Role role = writable(draft);
                draft.put(role.with(change.applyTo(
                        role.properties(), RoleRules.NAMES, draft.now().roles(), id)));
            }
            case RoleOperation.AddPrivileges(var added) -> add(draft, added);
            case RoleOperation.RemovePrivileges(var removed) -> remove(draft, removed);
            case RoleOperation.ReplacePrivileges(var wanted) -> {
                add(draft, wanted);
                remove(draft, writable(draft).privileges().without(wanted));
            }
            case RoleOperation.AddMembers(var project, var members) ->
                new GrantRole(id, project, draft.sight().requireHolders(members)).decide(draft);
            case RoleOperation.RemoveMembers(var project, var members) ->
                new RevokeRole(id, project, draft.sight().requireHolders(members)).decide(draft);
            case RoleOperation.ReplaceMembers(var project, var members) ->
                replace(draft, project, draft.sight().requireHolders(members));
            case RoleOperation.Comment(var text) -> draft.comment(text);
        }
    }

    private void add(Draft draft, PrivilegeSet added) {
        PrivilegeSet missing = added.without(writable(draft).privileges());
        draft.authority().requireAddPrivileges(id, missing);
        RoleRules.requireProjectLevel(draft.now(), missing);
        draft.addPrivileges(id, missing);
    }

    private void remove(Draft draft, PrivilegeSet removed) {
        writable(draft);
        draft.removePrivileges(id, removed);
    }

    private void replace(Draft draft, ProjectId project, IdSet<HolderId> holders) {
        draft.authority().requireAssign(id, project);
        IdSet<HolderId> superfluous = draft.now().grants().holders(id, project).without(holders);
        if (!superfluous.stream().allMatch(draft.sight()::seesMember)) {
            throw new Problem.NoRight(
                    "role.hidden_member",
                    "The role has members in the project that you may not see. Add and remove single members"
                            + " instead of replacing the list");
        }
        // Grants come first: the caller's authority may come from a grant that the replacement revokes.
        new GrantRole(id, project, holders).decide(draft);
        new RevokeRole(id, project, superfluous).decide(draft);
    }

    private Role writable(Draft draft) {
        Role role = draft.sight().require(id);
        draft.sight().require(role, Acl.WRITE);
        return role;
    }
}
