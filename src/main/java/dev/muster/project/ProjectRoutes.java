package dev.muster.project;

import static dev.muster.endpoint.Endpoint.delete;
import static dev.muster.endpoint.Endpoint.get;
import static dev.muster.endpoint.Endpoint.patch;
import static dev.muster.endpoint.Endpoint.post;

import dev.muster.access.Sight;
import dev.muster.base.Hex;
import dev.muster.base.Problem;
import dev.muster.base.ProjectId;
import dev.muster.base.Text;
import dev.muster.directory.Directory;
import dev.muster.directory.ItemProperties;
import dev.muster.directory.Project;
import dev.muster.endpoint.Call;
import dev.muster.endpoint.Endpoint;
import dev.muster.endpoint.IdGenerator;
import dev.muster.endpoint.PathId;
import dev.muster.endpoint.WritePath;
import dev.muster.http.Reply;
import dev.muster.privilege.Permit;
import dev.muster.wire.CommonJson;
import dev.muster.wire.Dates;
import dev.muster.wire.PagedList;
import dev.muster.wire.PatchBody;
import dev.muster.wire.TaggedReply;
import java.util.List;
import java.util.Optional;

/// `/api/projects` and `/api/monitors/projects`: list, read, create, alter, delete (contract 6).
public final class ProjectRoutes {

    private final WritePath writes;
    private final IdGenerator ids;

    public ProjectRoutes(WritePath writes, IdGenerator ids) {
        this.writes = writes;
        this.ids = ids;
    }

    /// Clients of several years create projects by either of two paths.
    public List<Endpoint> endpoints() {
        return List.of(
                get("/api/projects", Permit.ANY_SESSION, "ProjectRoutes.list", this::list),
                post("/api/projects", Permit.ADMINISTRATE, "ProjectRoutes.create", this::create),
                post("/api/v2/projects", Permit.ADMINISTRATE, "ProjectRoutes.create", this::create),
                get("/api/projects/{id}", Permit.ANY_SESSION, "ProjectRoutes.read", this::read),
                patch("/api/projects/{id}", Permit.ADMINISTRATE, PathId.PROJECT, "ProjectRoutes.alter", this::alter),
                delete("/api/projects/{id}", Permit.ADMINISTRATE, PathId.PROJECT, "ProjectRoutes.remove", this::remove),
                get("/api/monitors/projects", Permit.ANY_SESSION, "ProjectRoutes.monitor", this::monitor));
    }

    /// Those that are loaded; idle ones are.
    private Reply list(Call call) {
        Sight sight = call.sight();
        List<Project> loaded = seen(call).stream()
                .filter(project -> ProjectStatus.of(project) != ProjectStatus.UNLOADED)
                .toList();
        return PagedList.items(call, loaded).array(project -> listed(call.directory(), sight, project));
    }

    /// By name, or by id.
    private Reply read(Call call) {
        String name = call.request().path("id");
        Sight sight = call.sight();
        if (Hex.isId(name)) {
            return detail(call, sight.require(ProjectId.of(name)));
        }
        Project project = call.directory()
                .projects()
                .named(name)
                .filter(sight::sees)
                .orElseThrow(() -> new Problem.NotFound(
                        "project.unknown", "There is no project named '" + Text.shown(name) + "'"));
        return detail(call, project);
    }

    private static Reply detail(Call call, Project project) {
        return TaggedReply.ok(call, project, listed(call.directory(), call.sight(), project));
    }

    private Reply create(Call call) {
        ProjectJson.Creation body = call.request().body(ProjectJson.Creation.class);
        if (body.name() == null) {
            throw new Problem.Invalid("project.name", "A project needs a name");
        }
        ProjectId id = new ProjectId(ids.next(), ids.next());
        String description = Optional.ofNullable(body.description()).orElse("");
        return writes.run(call, new CreateProject(id, body.name(), description), after -> {
            Project project = after.sight().require(id);
            return TaggedReply.created(
                    after, "/api/projects/" + id.text(), project, listed(after.directory(), after.sight(), project));
        });
    }

    private Reply alter(Call call, ProjectId id) {
        ProjectPatch body = ProjectPatch.of(id, call.request().body(PatchBody.class));
        return writes.run(
                call, body.useCase(), after -> detail(after, after.sight().require(id)));
    }

    private Reply remove(Call call, ProjectId id) {
        DeleteProject delete = new DeleteProject(id);
        return writes.run(call, delete, after -> Reply.noContent());
    }

    private Reply monitor(Call call) {
        Sight sight = call.sight();
        return PagedList.items(call, seen(call))
                .object(page -> new ProjectJson.MonitoredList(page.stream()
                        .map(project -> monitored(call.directory(), sight, project))
                        .toList()));
    }

    private static List<Project> seen(Call call) {
        Sight sight = call.sight();
        return call.directory().projects().all().filter(sight::sees).toList();
    }

    private static ProjectJson.ListItem listed(Directory directory, Sight sight, Project project) {
        ItemProperties properties = project.properties();
        return new ProjectJson.ListItem(
                sight.rights(project),
                project.id().text(),
                properties.name(),
                ProjectStatus.of(project).listed(),
                project.alias(),
                properties.description(),
                Dates.text(properties.createdMillis()),
                Dates.text(properties.modified().millis()),
                CommonJson.owner(directory, sight, project));
    }

    private static ProjectJson.Monitored monitored(Directory directory, Sight sight, Project project) {
        ItemProperties properties = project.properties();
        return new ProjectJson.Monitored(
                project.id().text(),
                properties.name(),
                properties.description(),
                Dates.text(properties.createdMillis()),
                Dates.text(properties.modified().millis()),
                CommonJson.owner(directory, sight, project));
    }
}
