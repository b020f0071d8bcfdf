package dev.muster.http.server;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// How many connections the process may hold open.
///
/// A server that finds no free file when a client comes stops listening for good, so it must not come to that.
final class OpenFiles {

    /// What is kept for the database, logs, libraries and certificates.
    private static final int RESERVED = 256;

    private OpenFiles() {}

    /// Connections for which there are files; at least one.
    static int forConnections() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            long free = system.getMaxFileDescriptorCount() - RESERVED;
            return Math.clamp(free, 1, Integer.MAX_VALUE);
        }
        return Integer.MAX_VALUE;
    }
}
