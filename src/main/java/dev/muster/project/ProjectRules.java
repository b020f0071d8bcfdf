package dev.muster.project;

import dev.muster.base.Text;
import dev.muster.naming.NameRule;

/// The rules for the texts of projects, for new projects and altered ones alike.
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
