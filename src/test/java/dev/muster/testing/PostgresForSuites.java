package dev.muster.testing;

import java.io.IOException;

/// A PostgreSQL server for suites outside of the JVM: starts one with fsync on, prints the URL of an
/// empty database, and ends when its standard input does.
public final class PostgresForSuites {

    private PostgresForSuites() {}

    /// Runs until standard input ends.
    public static void main(String[] args) throws IOException {
        System.out.println(TestDatabases.postgres().url());
        while (System.in.read() >= 0) {
            // Nothing is said on standard input; its end is the sign.
        }
        System.exit(0);
    }
}
