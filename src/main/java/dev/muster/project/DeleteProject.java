package dev.muster.project;

import dev.muster.base.IdSet;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.directory.Acl;
import dev.muster.directory.Grants;
import dev.muster.directory.Project;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;

/// Deletes a project, loaded or not, with all grants and delegations in it.
///
/// Refuses with `project.unknown`, `object.right`. Cost: one step per role, per delegation, and per grant in the
/// project.
record DeleteProject(ProjectId id) implements UseCase {

    @Override
    public void decide(Draft draft) {
        Project project = draft.sight().require(id);
        draft.sight().require(project, Acl.DELETE);
        Grants grants = draft.now().grants();
        IdSet<RoleId> grantedRoles = IdSet.of(grants.byRole()
                .keys()
                .filter(role -> grants.ofRole(role).has(id))
                .toList());
        grantedRoles.forEach(
                role -> draft.revoke(role, id, grants.holders(role, id).toList()));
        draft.now().delegations().stream()
                .filter(delegation -> id.equals(delegation.project()))
                .toList()
                .forEach(draft::undelegate);
        draft.remove(id);
    }
}
