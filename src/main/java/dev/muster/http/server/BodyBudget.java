package dev.muster.http.server;

import dev.muster.base.Problem;
import java.util.concurrent.atomic.AtomicLong;

/// How much memory the bodies of all requests together may take, so that many large ones at once are
/// turned away instead of ending the process.
final class BodyBudget {

    /// As many bodies of the largest size as fit into an eighth of the heap, but some in any case.
    private static final int BODIES_MIN = 4;

    private final AtomicLong free;

    BodyBudget(int bodyBytesMax) {
        long eighth = Runtime.getRuntime().maxMemory() / 8;
        this.free = new AtomicLong(Math.max(eighth, (long) BODIES_MIN * bodyBytesMax));
    }

    /// Sets the bytes aside until they are given back.
    ///
    /// @throws Problem.Busy `server.busy`
    void take(long bytes) {
        if (free.addAndGet(-bytes) < 0) {
            free.addAndGet(bytes);
            throw new Problem.Busy("server.busy", "Too many large requests at once", 1);
        }
    }

    void give(long bytes) {
        free.addAndGet(bytes);
    }
}
