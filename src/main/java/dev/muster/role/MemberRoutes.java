package dev.muster.role;

import static dev.muster.endpoint.Endpoint.get;

import dev.muster.access.Sight;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.directory.Directory;
import dev.muster.directory.Project;
import dev.muster.directory.Role;
import dev.muster.endpoint.Call;
import dev.muster.endpoint.Endpoint;
import dev.muster.endpoint.PathId;
import dev.muster.http.Reply;
import dev.muster.privilege.Permit;
import dev.muster.wire.PagedList;
import java.util.List;

/// `/api/securityRoles/…`: lists the members of a role in a project, and lists all roles with their members
/// in one project (contract 2.7, 2.8).
public final class MemberRoutes {

    public List<Endpoint> endpoints() {
        return List.of(
                get(
                        "/api/securityRoles/{id}/projects/{projectId}/members",
                        Permit.READ_ROLE,
                        PathId.ROLE,
                        "MemberRoutes.list",
                        this::list),
                get("/api/securityRoles/projects/{projectId}", Permit.ANY_SESSION, "MemberRoutes.roles", this::roles));
    }

    /// Lists the members that the caller may see, each rendered while the answer is sent.
    private Reply list(Call call, RoleId id) {
        Directory directory = call.directory();
        Sight sight = call.sight();
        Role role = sight.requireReadable(id);
        Project project = sight.require(PathId.PROJECT.of(call.request().path("projectId")));
        boolean withAccess = call.request().flag("access", true);
        return PagedList.items(call, RoleMembers.of(directory, sight, role.id(), project.id()))
                .array(member -> ProjectMemberJson.of(directory, sight, member, withAccess));
    }

    /// Lists every role that the caller may browse, with its members in the project.
    private Reply roles(Call call) {
        Directory directory = call.directory();
        Sight sight = call.sight();
        ProjectId project = sight.require(PathId.PROJECT.of(call.request().path("projectId")))
                .id();
        List<Role> roles = directory.roles().all().filter(sight::sees).toList();
        return PagedList.items(call, roles).array(role -> RoleJson.inProject(directory, sight, role, project));
    }
}
