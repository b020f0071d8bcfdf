package dev.muster.project;

import dev.muster.base.Text;
import dev.muster.naming.NameRule;

/// What creating and altering a project have in common: its limits and its name.
final class ProjectRules {

    /// The rule for the names and descriptions of projects.
    static final NameRule NAMES =
            new NameRule("project.name", "project.name_taken", "project.description", "a project");

    private ProjectRules() {}

    /// Another name, which need not be the only one; blank for none.
    static String alias(String raw) {
        return Text.isBlank(raw) ? "" : Text.name(raw, "project.alias", NameRule.NAME_CHARS_MAX);
    }
}
