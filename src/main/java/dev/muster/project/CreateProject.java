package dev.muster.project;

import dev.muster.base.Problem;
import dev.muster.base.ProjectId;
import dev.muster.base.Text;
import dev.muster.directory.About;
import dev.muster.directory.Acl;
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

    /// Longest name of a project.
    public static final int NAME_CHARS_MAX = 250;

    /// Longest description of a project.
    public static final int DESCRIPTION_CHARS_MAX = 4_000;

    @Override
    public void decide(Draft draft) {
        String stored = Text.name(name, "project.name", NAME_CHARS_MAX);
        if (draft.now().projects().named(stored).isPresent()) {
            throw new Problem.Conflict("project.name_taken", "There is a project named '" + Text.shown(stored) + "'");
        }
        String words = Text.prose(description, "project.description", DESCRIPTION_CHARS_MAX);
        draft.put(new Project(
                id, About.of(stored, words, WellKnown.ADMINISTRATOR, Acl.COMMON), "", ProjectStatus.LOADED.stored()));
    }
}
