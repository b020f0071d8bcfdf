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

/// The routes for projects, `/api/projects` and `/api/monitors/projects`: list, read, create, alter, delete
/// (contract 6).
public final class ProjectRoutes {

    private final WritePath writes;
    private final IdGenerator ids;

    public ProjectRoutes(WritePath writes, IdGenerator ids) {
        this.writes = writes;
        this.ids = ids;
    }

    /// The endpoints. A project can be created at either of two paths: clients of different years use one or the
    /// other.
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

    /// Lists the loaded projects. An idle project is loaded, too.
    private Reply list(Call call) {
        Sight sight = call.sight();
        List<Project> loaded = visible(call).stream()
                .filter(project -> ProjectStatus.of(project) != ProjectStatus.UNLOADED)
                .toList();
        return PagedList.items(call, loaded).array(project -> listItem(call.directory(), sight, project));
    }

    /// Reads a project, which the path names by its id or by its name.
    private Reply read(Call call) {
        String idOrName = call.request().path("id");
        Sight sight = call.sight();
        if (Hex.isId(idOrName)) {
            return detail(call, sight.require(ProjectId.of(idOrName)));
        }
        Project project = call.directory()
                .projects()
                .named(idOrName)
                .filter(sight::sees)
                .orElseThrow(() -> new Problem.NotFound(
                        "project.unknown", "There is no project named '" + Text.shown(idOrName) + "'"));
        return detail(call, project);
    }

    private static Reply detail(Call call, Project project) {
        return TaggedReply.ok(call, project, listItem(call.directory(), call.sight(), project));
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
                    after, "/api/projects/" + id.text(), project, listItem(after.directory(), after.sight(), project));
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
        return PagedList.items(call, visible(call))
                .object(page -> new ProjectJson.MonitoredList(page.stream()
                        .map(project -> monitored(call.directory(), sight, project))
                        .toList()));
    }

    private static List<Project> visible(Call call) {
        Sight sight = call.sight();
        return call.directory().projects().all().filter(sight::sees).toList();
    }

    private static ProjectJson.ListItem listItem(Directory directory, Sight sight, Project project) {
        ItemProperties properties = project.properties();
        return new ProjectJson.ListItem(
                sight.rights(project),
                project.id().text(),
                properties.name(),
                ProjectStatus.of(project).listNumber(),
                project.alias(),
                properties.description(),
                Dates.text(properties.createdMillis()),
                Dates.text(properties.modified().millis()),
                CommonJson.owner(directory, sight, project));
    }

    private static ProjectJson.MonitoredProject monitored(Directory directory, Sight sight, Project project) {
        ItemProperties properties = project.properties();
        return new ProjectJson.MonitoredProject(
                project.id().text(),
                properties.name(),
                properties.description(),
                Dates.text(properties.createdMillis()),
                Dates.text(properties.modified().millis()),
                CommonJson.owner(directory, sight, project));
    }
}
