package dev.muster.project;

import dev.muster.base.ProjectId;
import dev.muster.directory.Acl;
import dev.muster.directory.ItemProperties;
import dev.muster.directory.Project;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.naming.NameChange;
import dev.muster.privilege.Permit;
import org.jspecify.annotations.Nullable;

/// Gives a project another name, description or alias.
///
/// Refuses with `permit.missing`, `project.unknown`, `object.right`, `project.name`, `project.name_taken`,
/// `project.description`, `project.alias`.
///
/// @param name null: stays, like all that is null
public record AlterProject(
        ProjectId id,
        @Nullable String name,
        @Nullable String description,
        @Nullable String alias) implements UseCase {

    @Override
    public void decide(Draft draft) {
        draft.authority().require(Permit.ADMINISTRATE);
        Project project = draft.sight().require(id);
        draft.sight().require(project, Acl.WRITE);
        ItemProperties properties = project.properties();
        for (NameChange change : NameChange.of(name, description)) {
            properties = change.of(properties, ProjectRules.NAMES, draft.now().projects(), id);
        }
        Project altered = project.with(properties);
        draft.put(alias == null ? altered : altered.withAlias(ProjectRules.alias(alias)));
    }
}
