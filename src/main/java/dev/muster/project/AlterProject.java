package dev.muster.project;

import dev.muster.base.ProjectId;
import dev.muster.directory.Acl;
import dev.muster.directory.ItemProperties;
import dev.muster.directory.Project;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.naming.NameOperation;
import dev.muster.privilege.Permit;
import org.jspecify.annotations.Nullable;

/// Alters the name, description and alias of a project. A value that is null stays as it is.
///
/// Refuses with `permit.missing`, `project.unknown`, `object.right`, `project.name`, `project.name_taken`,
/// `project.description`, `project.alias`.
///
/// @param name the new name, 1 to 250 characters
/// @param description the new description, up to 4,000 characters
/// @param alias the new alias, up to 250 characters; blank for none
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
        for (NameOperation change : NameOperation.of(name, description)) {
            properties =
                    change.applyTo(properties, ProjectRules.NAMES, draft.now().projects(), id);
        }
        Project altered = project.with(properties);
        draft.put(alias == null ? altered : altered.withAlias(ProjectRules.alias(alias)));
    }
}
