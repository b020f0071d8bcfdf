package dev.muster.project;

import static dev.muster.endpoint.Endpoint.get;
import static dev.muster.endpoint.Endpoint.patch;

import dev.muster.base.Problem;
import dev.muster.base.ProjectId;
import dev.muster.base.Text;
import dev.muster.directory.Project;
import dev.muster.endpoint.Call;
import dev.muster.endpoint.Endpoint;
import dev.muster.endpoint.PathId;
import dev.muster.endpoint.WritePath;
import dev.muster.http.Reply;
import dev.muster.ledger.Draft;
import dev.muster.privilege.Permit;
import dev.muster.wire.PagedList;
import dev.muster.wire.PatchBody;
import dev.muster.wire.ProjectQuery;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The routes for nodes and for the status of projects on them, below `/api/monitors` (contract 6, 10.4).
///
/// Servers that share a database all have the same state, so clients see them as one node.
public final class MonitorRoutes {

    /// The name of the one node that clients see.
    static final String NODE = "muster";

    private static final int ACCEPTED = 202;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final WritePath writes;

    public MonitorRoutes(WritePath writes) {
        this.writes = writes;
    }

    public List<Endpoint> endpoints() {
        String onNode = "/api/monitors/iServer/nodes/{node}/projects/{id}";
        return List.of(
                get("/api/monitors/iServer/nodes", Permit.ADMINISTRATE, "MonitorRoutes.nodes", this::nodes),
                get(onNode + "/status", Permit.ADMINISTRATE, "MonitorRoutes.readOnNode", this::readOnNode),
                patch(onNode, Permit.ADMINISTRATE, "MonitorRoutes.alterOnNode", this::alterOnNode),
                get("/api/monitors/projects/status", Permit.ADMINISTRATE, "MonitorRoutes.read", this::read),
                patch("/api/monitors/projects/status", Permit.ADMINISTRATE, "MonitorRoutes.alter", this::alter));
    }

    private Reply nodes(Call call) {
        boolean isListed =
                call.request().query("name").filter(name -> !isNode(name)).isEmpty();
        List<MonitorJson.Node> nodes = isListed ? List.of(node(call)) : List.of();
        return PagedList.named(call, nodes, MonitorJson.Node::name, MonitorJson.Node::name)
                .object(MonitorJson.Nodes::new);
    }

    /// The node, with the projects that the query parameter `projects.id` names, or with all projects.
    private static MonitorJson.Node node(Call call) {
        Set<ProjectId> requested = call.request().queryList("projects.id").stream()
                .map(ProjectId::of)
                .collect(Collectors.toSet());
        List<MonitorJson.ProjectOnNode> projects = call.directory()
                .projects()
                .all()
                .filter(project -> requested.isEmpty() || requested.contains(project.id()))
                .filter(call.sight()::sees)
                .map(MonitorRoutes::onNode)
                .toList();
        return new MonitorJson.Node(NODE, port(call.request().baseUrl()), "running", 0, true, projects);
    }

    private Reply readOnNode(Call call) {
        requireNode(call);
        ProjectId id = PathId.PROJECT.of(call);
        return Reply.ok(onNode(call.sight().require(id)));
    }

    private Reply alterOnNode(Call call) {
        requireNode(call);
        ProjectId id = PathId.PROJECT.of(call);
        List<ProjectStatus> statuses = call.request().body(PatchBody.class).operations().stream()
                .map(MonitorRoutes::status)
                .toList();
        return writes.run(
                call,
                draft -> setStatuses(draft, id, statuses),
                after -> Reply.of(
                        ACCEPTED, new MonitorJson.Altered(onNode(after.sight().require(id)))));
    }

    private static void setStatuses(Draft draft, ProjectId id, List<ProjectStatus> statuses) {
        draft.sight().require(id);
        statuses.forEach(status -> new SetProjectStatus(id, status).decide(draft));
    }

    private static ProjectStatus status(PatchBody.Operation operation) {
        if (operation.verb() != PatchBody.Verb.REPLACE
                || !operation.path().toLowerCase(Locale.ROOT).equals("/status")) {
            throw operation.unknown();
        }
        return ProjectStatus.of(operation.text());
    }

    private Reply read(Call call) {
        return Reply.ok(onNodes(call.sight().require(projectId(call))));
    }

    private Reply alter(Call call) {
        ProjectId id = projectId(call);
        String word = Optional.ofNullable(
                        call.request().body(MonitorJson.Alteration.class).status())
                .orElse("");
        return writes.run(
                call,
                new SetProjectStatus(id, ProjectStatus.of(word)),
                after -> Reply.of(ACCEPTED, onNodes(after.sight().require(id))));
    }

    private static MonitorJson.ProjectOnNode onNode(Project project) {
        return new MonitorJson.ProjectOnNode(
                project.id().text(),
                project.properties().name(),
                ProjectStatus.of(project).word());
    }

    private static MonitorJson.ProjectOnNodes onNodes(Project project) {
        return new MonitorJson.ProjectOnNodes(
                project.id().text(),
                project.properties().name(),
                List.of(new MonitorJson.NodeStatus(
                        NODE, ProjectStatus.of(project).word())));
    }

    private static void requireNode(Call call) {
        String node = call.request().path("node");
        if (!isNode(node)) {
            throw new Problem.NotFound(
                    "node.unknown",
                    "There is no node named '" + Text.shown(node) + "'. The only node is '" + NODE + "'");
        }
    }

    private static ProjectId projectId(Call call) {
        return ProjectQuery.of(call)
                .orElseThrow(() -> new Problem.Invalid("query.project", "The query parameter projectId is missing"));
    }

    private static boolean isNode(String name) {
        return name.equalsIgnoreCase(NODE);
    }

    /// The port at which clients reach this server: that of its base URL, or the default port of the scheme.
    private static int port(String baseUrl) {
        URI url = URI.create(baseUrl);
        int defaultPort = "https".equals(url.getScheme()) ? HTTPS_PORT : HTTP_PORT;
        return url.getPort() < 0 ? defaultPort : url.getPort();
    }
}
