package dev.muster.app;

import dev.muster.http.server.Library;

/// What a server needs whatever it is told to do.
public final class Libraries {

    private Libraries() {}

    /// Begins to load it beside whatever else is done. It logs nothing, since how to isn't known yet.
    public static void load() {
        Thread.ofPlatform().daemon().name("libraries").start(Library::load);
    }
}
