package dev.muster.http.server;

import io.helidon.webserver.WebServer;

/// The web server's library, which finds its parts when it is first used.
public final class Library {

    private Library() {}

    /// Lets it find them: half of a start, and needs nothing of what will be served, not even its settings.
    public static void load() {
        WebServer.builder().shutdownHook(false).buildPrototype();
    }
}
