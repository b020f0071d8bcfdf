package dev.muster.project;

import static dev.muster.wire.Endpoint.get;

import dev.muster.access.Sight;
import dev.muster.base.Hex;
import dev.muster.base.Problem;
import dev.muster.base.ProjectId;
import dev.muster.base.Text;
import dev.muster.directory.About;
import dev.muster.directory.Directory;
import dev.muster.directory.Project;
import dev.muster.http.Reply;
import dev.muster.privilege.Permit;
import dev.muster.wire.Call;
import dev.muster.wire.Dates;
import dev.muster.wire.Endpoint;
import dev.muster.wire.Paged;
import dev.muster.wire.Shapes;
import java.util.List;

/// `/api/projects` and `/api/monitors/projects`: list and read (contract 6).
public final class ProjectRoutes {

    /// A project among those in use.
    record Listed(
            int acg,
            String id,
            String name,
            int status,
            String alias,
            String description,
            String dateCreated,
            String dateModified,
            Shapes.Named owner) {}

    /// A project among all.
    record Monitored(
            String id, String name, String description, String dateCreated, String dateModified, Shapes.Named owner) {}

    /// All projects: here clients need an object around the list.
    record MonitoredList(List<Monitored> projects) {}

    public List<Endpoint> endpoints() {
        return List.of(
                get("/api/projects", Permit.ANY_SESSION, "ProjectRoutes.list", this::list),
                get("/api/projects/{name}", Permit.ANY_SESSION, "ProjectRoutes.read", this::read),
                get("/api/monitors/projects", Permit.ANY_SESSION, "ProjectRoutes.monitor", this::monitor));
    }

    /// Those that are loaded: a status below zero is not.
    private Reply list(Call call) {
        Sight sight = call.sight();
        List<Project> loaded =
                seen(call).stream().filter(project -> project.status() >= 0).toList();
        return Paged.reply(loaded, call.request().page(), project -> listed(call.directory(), sight, project));
    }

    /// By name, or by id.
    private Reply read(Call call) {
        String name = call.request().path("name");
        Sight sight = call.sight();
        if (Hex.isId(name)) {
            return Reply.ok(listed(call.directory(), sight, sight.require(ProjectId.of(name))));
        }
        Project project = call.directory()
                .projects()
                .named(name)
                .filter(sight::sees)
                .orElseThrow(() -> new Problem.NotFound(
                        "project.unknown", "There is no project named '" + Text.shown(name) + "'"));
        return Reply.ok(listed(call.directory(), sight, project));
    }

    private Reply monitor(Call call) {
        Sight sight = call.sight();
        List<Project> seen = seen(call);
        List<Monitored> page = Paged.of(seen, call.request().page()).stream()
                .map(project -> monitored(call.directory(), sight, project))
                .toList();
        return Reply.ok(new MonitoredList(page)).with(Paged.TOTAL, seen.size());
    }

    private static List<Project> seen(Call call) {
        Sight sight = call.sight();
        return call.directory().projects().all().filter(sight::sees).toList();
    }

    private static Listed listed(Directory directory, Sight sight, Project project) {
        About about = project.about();
        return new Listed(
                sight.rights(project),
                project.id().text(),
                about.name(),
                project.status(),
                project.alias(),
                about.description(),
                Dates.text(about.createdMillis()),
                Dates.text(about.modified().millis()),
                Shapes.owner(directory, sight, project));
    }

    private static Monitored monitored(Directory directory, Sight sight, Project project) {
        About about = project.about();
        return new Monitored(
                project.id().text(),
                about.name(),
                about.description(),
                Dates.text(about.createdMillis()),
                Dates.text(about.modified().millis()),
                Shapes.owner(directory, sight, project));
    }
}
