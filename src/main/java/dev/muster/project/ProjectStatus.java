package dev.muster.project;

import dev.muster.base.Problem;
import dev.muster.base.Text;
import dev.muster.directory.Project;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The status of a project for clients, loaded, idle or unloaded, which has no effect on privileges.
///
/// Monitoring calls have it as a word, lists as a number.
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

    /// The status of a project. An unknown number means unloaded if it is negative, else loaded.
    static ProjectStatus of(Project project) {
        return Arrays.stream(values())
                .filter(status -> status.stored == project.status())
                .findFirst()
                .orElse(project.status() < 0 ? UNLOADED : LOADED);
    }

    /// The status with a word that a client sent, regardless of upper and lower case.
    ///
    /// @throws Problem.Invalid `project.status`
    static ProjectStatus of(String word) {
        String lowerCase = word.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(status -> status.word.equals(lowerCase))
                .findFirst()
                .orElseThrow(() -> new Problem.Invalid(
                        "project.status",
                        "'" + Text.shown(word) + "' is not a status of a project. Send one of: "
                                + Arrays.stream(values())
                                        .map(ProjectStatus::word)
                                        .collect(Collectors.joining(", "))));
    }

    /// The word in monitoring calls.
    String word() {
        return word;
    }

    /// The number that the directory stores.
    int stored() {
        return stored;
    }

    /// The number in lists. Clients have no number for a project that is partly idle, and fail on an unknown number;
    /// fully idle is the closest.
    int listNumber() {
        return this == PARTIAL_IDLE ? FULL_IDLE.stored : stored;
    }
}
