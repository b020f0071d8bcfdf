package dev.muster.session;

import static dev.muster.endpoint.Endpoint.delete;
import static dev.muster.endpoint.Endpoint.get;
import static dev.muster.endpoint.Endpoint.post;

import dev.muster.base.Problem;
import dev.muster.base.Text;
import dev.muster.endpoint.Call;
import dev.muster.endpoint.Endpoint;
import dev.muster.endpoint.SecurityLog;
import dev.muster.endpoint.SessionRegistry;
import dev.muster.endpoint.WritePath;
import dev.muster.http.Problems;
import dev.muster.http.Reply;
import dev.muster.privilege.Permit;
import dev.muster.wire.PagedList;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `/api/monitors/userConnections`: lists the live sessions, and ends sessions of other users. Every node answers for
/// all nodes, so the parameter `clusterNode` has no effect.
public final class ConnectionRoutes {

    /// Maximum number of sessions that one request ends.
    public static final int IDS_MAX = 1_000;

    private static final int ENDED = 204;
    private static final int SOME = 207;
    private static final int NONE = 403;

    private final SessionRegistry sessions;
    private final WritePath writes;
    private final InstantSource clock;
    private final SecurityLog log;

    public ConnectionRoutes(SessionRegistry sessions, WritePath writes, InstantSource clock, SecurityLog log) {
        this.sessions = sessions;
        this.writes = writes;
        this.clock = clock;
        this.log = log;
    }

    /// An id in the request, and its connection if the caller sees one.
    private record Requested(String id, Optional<Connection> connection) {}

    public List<Endpoint> endpoints() {
        String path = "/api/monitors/userConnections";
        return List.of(
                get(path, Permit.MONITOR_CONNECTIONS, "ConnectionRoutes.list", this::list),
                delete(path + "/{id}", Permit.END_CONNECTIONS, "ConnectionRoutes.end", this::end),
                post(
                        "/api/monitors/deleteUserConnections",
                        Permit.END_CONNECTIONS,
                        "ConnectionRoutes.endSeveral",
                        this::endSeveral));
    }

    private Reply list(Call call) {
        List<Connection> visible = Connection.visible(call.picture(), sessions, call.sight());
        long now = clock.millis();
        return PagedList.named(
                        call,
                        visible,
                        connection -> connection.user().properties().name(),
                        Connection::id)
                .object(page -> new ConnectionJson.Page(page.stream()
                        .map(connection -> ConnectionJson.of(connection, now))
                        .toList()));
    }

    private Reply end(Call call) {
        String id = call.request().path("id");
        Connection connection =
                requested(call, List.of(id)).getFirst().connection.orElseThrow(() -> unknown(id));
        return writes.run(
                call,
                new EndConnection(connection.session()),
                after -> Reply.noContent(),
                after -> recordEnd(after, connection));
    }

    /// Ends each connection by itself, even if others are refused. The status of the answer says whether all, some or
    /// none were ended.
    private Reply endSeveral(Call call) {
        List<Requested> requested = requested(call, ids(call.request().body(ConnectionJson.Ids.class)));
        List<EndConnection> ends = requested.stream()
                .flatMap(one -> one.connection.stream())
                .map(connection -> new EndConnection(connection.session()))
                .toList();
        return writes.run(
                call,
                new EndConnections(ends),
                after -> statuses(after, requested),
                after -> recordEnds(after, requested));
    }

    private void recordEnds(Call after, List<Requested> requested) {
        requested.stream()
                .filter(one -> refusal(after, one).isEmpty())
                .flatMap(one -> one.connection.stream())
                .forEach(connection -> recordEnd(after, connection));
    }

    private static Reply statuses(Call after, List<Requested> requested) {
        List<ConnectionJson.EndStatus> statuses = requested.stream()
                .map(one -> status(one.id, refusal(after, one)))
                .toList();
        long ended = statuses.stream().filter(one -> one.status() == ENDED).count();
        int status = ended == 0 ? NONE : ended < statuses.size() ? SOME : 200;
        return Reply.of(status, new ConnectionJson.EndStatuses(statuses));
    }

    private static Optional<Problem> refusal(Call after, Requested requested) {
        return requested
                .connection
                .map(found -> new EndConnection(found.session()).refusal(after.sight(), after.authority()))
                .orElseGet(() -> Optional.of(unknown(requested.id)));
    }

    private void recordEnd(Call call, Connection ended) {
        log.record(
                "session.ended",
                ended.user().id().text(),
                call.caller().address(),
                "by " + call.user().text());
    }

    private static Problem unknown(String id) {
        return new Problem.NotFound(
                "connection.unknown", "There is no connection with the id '" + Text.shown(id) + "'");
    }

    private static ConnectionJson.EndStatus status(String id, Optional<Problem> refused) {
        if (refused.isEmpty()) {
            return new ConnectionJson.EndStatus(id, ENDED, null, null);
        }
        Problem problem = refused.get();
        Reply refusal = Problems.reply(problem);
        return new ConnectionJson.EndStatus(id, refusal.status(), Problems.wireCode(problem), problem.getMessage());
    }

    private static List<String> ids(ConnectionJson.Ids body) {
        List<@Nullable String> ids = body.userConnectionIds();
        if (ids == null || ids.isEmpty() || ids.size() > IDS_MAX) {
            throw new Problem.Invalid("connection.ids", "userConnectionIds must have 1 to " + IDS_MAX + " ids");
        }
        return ids.stream().map(id -> id == null ? "" : id).distinct().toList();
    }

    /// The connections of the request, in the order of the ids.
    private List<Requested> requested(Call call, List<String> ids) {
        Map<String, Connection> visible = new HashMap<>();
        Connection.visible(call.picture(), sessions, call.sight())
                .forEach(connection -> visible.put(connection.id(), connection));
        return ids.stream()
                .map(id -> new Requested(id, Optional.ofNullable(visible.get(id.toUpperCase(Locale.ROOT)))))
                .toList();
    }
}
