package dev.muster.project;

import dev.muster.base.Problem;
import dev.muster.base.ProjectId;
import dev.muster.base.Text;
import dev.muster.directory.Directory;

/// What creating and altering a project have in common: its limits and its name.
final class ProjectRules {

    /// Longest name of a project, and longest alias.
    static final int NAME_CHARS_MAX = 250;

    /// Longest description of a project.
    static final int DESCRIPTION_CHARS_MAX = 4_000;

    private ProjectRules() {}

    /// The name as it is stored, if no other project bears it.
    static String freeName(Directory directory, ProjectId id, String raw) {
        String name = Text.name(raw, "project.name", NAME_CHARS_MAX);
        boolean taken = directory
                .projects()
                .named(name)
                .filter(other -> !other.id().equals(id))
                .isPresent();
        if (taken) {
            throw new Problem.Conflict("project.name_taken", "There is a project named '" + Text.shown(name) + "'");
        }
        return name;
    }

    static String description(String raw) {
        return Text.prose(raw, "project.description", DESCRIPTION_CHARS_MAX);
    }

    /// Another name, which need not be the only one; blank for none.
    static String alias(String raw) {
        return Text.isBlank(raw) ? "" : Text.name(raw, "project.alias", NAME_CHARS_MAX);
    }
}
