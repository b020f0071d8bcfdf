package dev.muster.project;

import dev.muster.base.ProjectId;
import dev.muster.directory.Acl;
import dev.muster.directory.ItemProperties;
import dev.muster.directory.Project;
import dev.muster.directory.WellKnown;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;

/// Creates a project, loaded and without grants.
///
/// Refuses with `project.name`, `project.name_taken`, `project.description`.
///
/// @param id of the new project, random
/// @param name unique among projects, whatever the case of its letters
public record CreateProject(ProjectId id, String name, String description) implements UseCase {

    @Override
    public void decide(Draft draft) {
        ItemProperties properties = ItemProperties.of(
                ProjectRules.NAMES.free(draft.now().projects(), id, name),
                ProjectRules.NAMES.description(description),
                WellKnown.ADMINISTRATOR,
                Acl.COMMON);
        draft.put(new Project(id, properties, "", ProjectStatus.LOADED.stored()));
    }
}
