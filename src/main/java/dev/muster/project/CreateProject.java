package dev.muster.project;

import dev.muster.base.ProjectId;
import dev.muster.directory.Acl;
import dev.muster.directory.ItemProperties;
import dev.muster.directory.Project;
import dev.muster.directory.WellKnown;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;

/// Creates a project, which is loaded and has no grants.
///
/// Refuses with `project.name`, `project.name_taken`, `project.description`.
///
/// @param id id of the new project, random
/// @param name the name, 1 to 250 characters, unique among projects regardless of upper and lower case
/// @param description up to 4,000 characters, may be empty
public record CreateProject(ProjectId id, String name, String description) implements UseCase {

    @Override
    public void decide(Draft draft) {
        ItemProperties properties = ItemProperties.of(
                ProjectRules.NAMES.requireFree(draft.now().projects(), id, name),
                ProjectRules.NAMES.description(description),
                WellKnown.ADMINISTRATOR,
                Acl.COMMON);
        draft.put(new Project(id, properties, "", ProjectStatus.LOADED.stored()));
    }
}
