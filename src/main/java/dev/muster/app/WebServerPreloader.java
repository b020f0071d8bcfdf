package dev.muster.app;

import dev.muster.http.server.Library;

/// Loads the library of the web server in the background while a server starts, because its first use is costly.
public final class WebServerPreloader {

    private WebServerPreloader() {}

    /// Starts to load the library. It may run before the settings are known: loading needs none, and logs nothing.
    public static void start() {
        Thread.ofPlatform().daemon().name("web-server-preloader").start(Library::load);
    }
}
