package dev.muster.project;

import dev.muster.base.Text;
import dev.muster.naming.NameRule;

/// The rules for the texts of projects, for new projects and altered ones alike.
final class ProjectRules {

    /// The rule for the names and descriptions of projects.
    static final NameRule NAMES =
            new NameRule("project.name", "project.name_taken", "project.description", "a project");

    private ProjectRules() {}

    /// The text as an alias, a second name that need not be unique. A blank text means no alias.
    static String alias(String raw) {
        return Text.isBlank(raw) ? "" : Text.name(raw, "project.alias", NameRule.NAME_CHARS_MAX);
    }
}
