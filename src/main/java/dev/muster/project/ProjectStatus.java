package dev.muster.project;

import dev.muster.base.Problem;
import dev.muster.base.Text;
import dev.muster.directory.Project;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Whether a project is loaded, as clients name it: by a word in monitoring calls, by a number in lists.
///
/// It is a note for clients: the status does not affect privileges in the project.
enum ProjectStatus {
    LOADED("loaded", 0),
    EXEC_IDLE("exec_idle", 1),
    REQUEST_IDLE("request_idle", 2),
    WAREHOUSE_IDLE("wh_exec_idle", 4),
    PARTIAL_IDLE("partial_idle", 6),
    FULL_IDLE("full_idle", 7),
    UNLOADED("unloaded", -1);

    private final String word;
    private final int stored;

    ProjectStatus(String word, int stored) {
        this.word = word;
        this.stored = stored;
    }

    /// The status of a project.
    static ProjectStatus of(Project project) {
        return Arrays.stream(values())
                .filter(status -> status.stored == project.status())
                .findFirst()
                .orElse(project.status() < 0 ? UNLOADED : LOADED);
    }

    /// The status that a client names.
    ///
    /// @throws Problem.Invalid `project.status`
    static ProjectStatus of(String word) {
        String plain = word.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(status -> status.word.equals(plain))
                .findFirst()
                .orElseThrow(() -> new Problem.Invalid(
                        "project.status",
                        "'" + Text.shown(word) + "' is no status of a project; there are "
                                + Arrays.stream(values())
                                        .map(ProjectStatus::word)
                                        .collect(Collectors.joining(", "))));
    }

    String word() {
        return word;
    }

    /// The number in the directory.
    int stored() {
        return stored;
    }

    /// The number in lists. Clients know none for a project that is partly idle and fail on another; fully idle is
    /// the next to it.
    int listed() {
        return this == PARTIAL_IDLE ? FULL_IDLE.stored : stored;
    }
}
