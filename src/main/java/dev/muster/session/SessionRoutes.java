package dev.muster.session;

import static dev.muster.endpoint.Endpoint.get;
import static dev.muster.endpoint.Endpoint.put;

import dev.muster.access.Sight;
import dev.muster.base.Hex;
import dev.muster.base.Problem;
import dev.muster.base.ProjectId;
import dev.muster.base.Text;
import dev.muster.directory.User;
import dev.muster.endpoint.Call;
import dev.muster.endpoint.Endpoint;
import dev.muster.endpoint.Guard;
import dev.muster.endpoint.SessionRegistry;
import dev.muster.http.Json;
import dev.muster.http.Reply;
import dev.muster.login.LoginPreferencesJson;
import dev.muster.login.LoginSettings;
import dev.muster.privilege.Permit;
import dev.muster.privilege.Privilege;
import dev.muster.privilege.PrivilegeSet;
import dev.muster.store.Session;
import dev.muster.wire.PagedList;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// `/api/sessions`: keeps the session alive, and reads its user, its privileges and its lifetime (contract 1.3 to
/// 1.5).
public final class SessionRoutes {

    private static final String PROJECT = "X-MSTR-ProjectID";

    private static final Pattern NUMBER = Pattern.compile("0*([1-9][0-9]{0,8})");

    private final LoginSettings settings;
    private final SessionRegistry sessions;
    private final InstantSource clock;

    public SessionRoutes(LoginSettings settings, SessionRegistry sessions, InstantSource clock) {
        this.settings = settings;
        this.sessions = sessions;
        this.clock = clock;
    }

    public List<Endpoint> endpoints() {
        String privileges = "/api/sessions/privileges";
        return List.of(
                get("/api/sessions", Permit.ANY_SESSION, "SessionRoutes.read", this::read),
                put("/api/sessions", Permit.ANY_SESSION, "SessionRoutes.keepAlive", this::keepAlive),
                get("/api/sessions/userInfo", Permit.ANY_SESSION, "SessionRoutes.userInfo", this::userInfo),
                get("/api/sessions/projectId", Permit.ANY_SESSION, "SessionRoutes.inProject", this::inProject),
                get("/api/sessions/lifetime", Permit.ANY_SESSION, "SessionRoutes.lifetime", this::lifetime),
                get(privileges, Permit.ANY_SESSION, "SessionRoutes.privileges", this::privileges),
                get(privileges + "/{id}", Permit.ANY_SESSION, "SessionRoutes.privilege", this::privilege));
    }

    private Reply read(Call call) {
        boolean withConnections = call.request().flag("includeConnectionInfo");
        return Reply.ok(SessionJson.detail(
                user(call),
                Json.read(call.session().settings().getBytes(StandardCharsets.UTF_8), LoginPreferencesJson.class),
                settings.idle().toSeconds(),
                withConnections ? connections(call) : null));
    }

    private List<ConnectionJson> connections(Call call) {
        long now = clock.millis();
        return Connection.own(call.picture(), sessions, call.user()).stream()
                .map(connection -> ConnectionJson.of(connection, now))
                .toList();
    }

    /// Nothing is left to do: the guard has found the session already, and that counts as a use.
    private Reply keepAlive(Call call) {
        return Reply.noContent();
    }

    private Reply userInfo(Call call) {
        return Reply.ok(SessionJson.userInfo(user(call)));
    }

    /// A session is valid in every project. The answer is that of [#read]; a project that the caller may not browse is
    /// refused.
    private Reply inProject(Call call) {
        String id = call.request().header(PROJECT).orElse("");
        if (!Hex.isId(id)) {
            throw new Problem.Invalid(
                    "session.project",
                    "The header " + PROJECT + " must be the id of a project, 32 hex digits: '" + Text.shown(id) + "'");
        }
        call.sight().require(ProjectId.of(id));
        return read(call);
    }

    private Reply lifetime(Call call) {
        Session session = call.session();
        long remaining = Math.max(0, session.endsMillis() - clock.millis());
        return Reply.ok(new SessionJson.Lifetime(
                Duration.ofMillis(session.endsMillis() - session.startedMillis())
                        .toSeconds(),
                Duration.ofMillis(remaining).toSeconds()));
    }

    private Reply privileges(Call call) {
        PrivilegeSet everywhere = call.access().held(call.user());
        Map<ProjectId, PrivilegeSet> inProjects = inProjects(call);
        return PagedList.named(
                        call,
                        call.directory().catalogue().offered(),
                        Privilege::name,
                        privilege -> Integer.toString(privilege.id()))
                .object(page -> new SessionJson.HeldList(page.stream()
                        .map(privilege -> SessionJson.held(privilege, everywhere, inProjects))
                        .toList()));
    }

    private Reply privilege(Call call) {
        String text = call.request().path("id");
        var number = NUMBER.matcher(text);
        if (!number.matches()) {
            throw new Problem.Invalid(
                    "session.privilege", "A privilege must be a number of 1 or more: '" + Text.shown(text) + "'");
        }
        Privilege privilege = call.directory()
                .catalogue()
                .find(Integer.parseInt(number.group(1)))
                .filter(Privilege::offered)
                .orElseThrow(() ->
                        new Problem.NotFound("session.privilege_unknown", "There is no privilege " + Text.shown(text)));
        return Reply.ok(SessionJson.held(privilege, call.access().held(call.user()), inProjects(call)));
    }

    /// The privileges of the caller in each project that the caller may browse.
    private static Map<ProjectId, PrivilegeSet> inProjects(Call call) {
        Sight sight = call.sight();
        Map<ProjectId, PrivilegeSet> held = new LinkedHashMap<>();
        call.directory()
                .projects()
                .all()
                .filter(sight::sees)
                .forEach(project -> held.put(project.id(), call.access().heldIn(call.user(), project.id())));
        return held;
    }

    private static User user(Call call) {
        return call.directory().users().find(call.user()).orElseThrow(Guard::noSession);
    }
}
