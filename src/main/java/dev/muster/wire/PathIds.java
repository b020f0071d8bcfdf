package dev.muster.wire;

import dev.muster.base.GroupId;
import dev.muster.base.Hex;
import dev.muster.base.Problem;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.Text;
import dev.muster.base.UserId;
import dev.muster.endpoint.Call;
import java.util.Optional;

/// Ids in paths, and in queries that name the one thing that is asked about. A malformed one is one that doesn't
/// exist: 404, not 400.
public final class PathIds {

    private PathIds() {}

    /// The role id of a path parameter.
    ///
    /// @throws Problem.NotFound `role.unknown`
    public static RoleId role(Call call, String name) {
        return RoleId.of(id(call, name, "role.unknown", "security role"));
    }

    /// The user id of a path parameter.
    ///
    /// @throws Problem.NotFound `user.unknown`
    public static UserId user(Call call, String name) {
        return UserId.of(id(call, name, "user.unknown", "user"));
    }

    /// The group id of a path parameter.
    ///
    /// @throws Problem.NotFound `group.unknown`
    public static GroupId group(Call call, String name) {
        return GroupId.of(id(call, name, "group.unknown", "user group"));
    }

    /// The project id of a path parameter.
    ///
    /// @throws Problem.NotFound `project.unknown`
    public static ProjectId project(Call call, String name) {
        return project(call.request().path(name));
    }

    /// The project id that stands where a path would have it, such as in a query that names one project.
    ///
    /// @throws Problem.NotFound `project.unknown`
    public static ProjectId project(String id) {
        return ProjectId.of(id(id, "project.unknown", "project"));
    }

    /// The project that a query's `projectId` confines the question to, if it does.
    ///
    /// @throws Problem.NotFound `project.unknown`, also if the caller may not browse it
    public static Optional<ProjectId> asked(Call call) {
        return call.request()
                .query("projectId")
                .map(id -> call.sight().require(project(id.strip())).id());
    }

    private static String id(Call call, String name, String code, String kind) {
        return id(call.request().path(name), code, kind);
    }

    private static String id(String id, String code, String kind) {
        if (!Hex.isId(id)) {
            throw new Problem.NotFound(code, "There is no " + kind + " with the id '" + Text.shown(id) + "'");
        }
        return id;
    }
}
