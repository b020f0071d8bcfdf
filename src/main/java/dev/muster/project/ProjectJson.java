package dev.muster.project;

import dev.muster.wire.CommonJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Projects on the wire, and the requests about them. The order of members is part of the wire (contract 6).
final class ProjectJson {

    private ProjectJson() {}

    /// A project in the list of loaded projects, and by itself.
    record ListItem(
            int acg,
            String id,
            String name,
            int status,
            String alias,
            String description,
            String dateCreated,
            String dateModified,
            CommonJson.Named owner) {}

    /// A project in the list of all projects, loaded or not.
    record MonitoredProject(
            String id,
            String name,
            String description,
            String dateCreated,
            String dateModified,
            CommonJson.Named owner) {}

    /// All projects: here clients need an object around the list.
    record MonitoredList(List<MonitoredProject> projects) {}

    /// The body of a POST.
    record Creation(@Nullable String name, @Nullable String description) {}
}
