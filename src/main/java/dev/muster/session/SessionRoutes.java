package dev.muster.session;

import static dev.muster.wire.Endpoint.get;
import static dev.muster.wire.Endpoint.put;

import dev.muster.directory.User;
import dev.muster.http.Json;
import dev.muster.http.Reply;
import dev.muster.privilege.Permit;
import dev.muster.wire.Call;
import dev.muster.wire.Endpoint;
import dev.muster.wire.Guard;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// `/api/sessions`: keep alive, who am I (contract 1.3 to 1.5).
public final class SessionRoutes {

    private final SessionSettings settings;

    public SessionRoutes(SessionSettings settings) {
        this.settings = settings;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                get("/api/sessions", Permit.ANY_SESSION, "SessionRoutes.read", this::read),
                put("/api/sessions", Permit.ANY_SESSION, "SessionRoutes.keepAlive", this::keepAlive),
                get("/api/sessions/userInfo", Permit.ANY_SESSION, "SessionRoutes.userInfo", this::userInfo));
    }

    private Reply read(Call call) {
        return Reply.ok(SessionJson.detail(
                user(call),
                Json.read(call.session().settings().getBytes(StandardCharsets.UTF_8), SettingsJson.class),
                settings.idle().toSeconds()));
    }

    /// The guard's look at the session was the use that keeps it alive.
    private Reply keepAlive(Call call) {
        return Reply.noContent();
    }

    private Reply userInfo(Call call) {
        return Reply.ok(SessionJson.userInfo(user(call)));
    }

    private static User user(Call call) {
        return call.directory().users().find(call.user()).orElseThrow(Guard::noSession);
    }
}
