package dev.muster.web;

import dev.muster.endpoint.Endpoint;
import dev.muster.http.Method;
import dev.muster.http.Reply;
import dev.muster.http.Request;
import dev.muster.ledger.Picture;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// `/api/status`: the time since the start, and the version of the API (contract 1.7).
public final class StatusRoutes {

    /// The version of the API. Clients use its first nine characters to decide which calls they may send: from
    /// 11.5.1200 on, all calls that this server has; below 11.6.0100, no calls about tenants.
    public static final String API_VERSION = "11.5.1200.00012";

    /// A member that clients expect; nothing in this server depends on it.
    private static final String MOBILE_VERSION_MIN = "11.2.220.0000";

    private final InstantSource clock;
    private final long sinceMillis;

    public StatusRoutes(InstantSource clock) {
        this.clock = clock;
        this.sinceMillis = clock.millis();
    }

    public List<Endpoint> endpoints() {
        return List.of(Endpoint.open(Method.GET, "/api/status", "StatusRoutes.read", this::read));
    }

    private Reply read(Picture picture, Request request) {
        long up = clock.millis() - sinceMillis;
        Duration time = Duration.ofMillis(up);
        String text = "%02d Hours %02d Minutes %02d seconds"
                .formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
        return Reply.ok(new StatusJson.Status(sinceMillis, up, text, API_VERSION, API_VERSION, MOBILE_VERSION_MIN));
    }
}
