package dev.muster.wire;

import dev.muster.base.ProjectId;
import dev.muster.endpoint.Call;
import dev.muster.endpoint.PathId;
import java.util.Optional;

/// The query parameter `projectId`, which limits an answer to one project.
public final class ProjectQuery {

    private ProjectQuery() {}

    /// The project, if the query names one.
    ///
    /// @throws dev.muster.base.Problem.NotFound `project.unknown`, also if the caller may not browse it
    public static Optional<ProjectId> of(Call call) {
        return call.request()
                .query("projectId")
                .map(id -> call.sight().require(PathId.PROJECT.of(id.strip())).id());
    }
}
