package dev.muster.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/// A PostgreSQL server for suites outside of the JVM: starts one with fsync on, prints the URL of an
/// empty database, and ends when its standard input does. A line on standard input is SQL: it is run as
/// the superuser, and then answered with a line. `start a server without fsync` is answered with the URL
/// of one that may lose commits.
public final class PostgresForSuites {

    private static final String WITHOUT_FSYNC = "start a server without fsync";

    private PostgresForSuites() {}

    /// Runs until standard input ends.
    public static void main(String[] args) throws IOException {
        System.out.println(TestDatabases.postgres().url());
        var lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String sql = lines.readLine(); sql != null; sql = lines.readLine()) {
            System.out.println(answer(sql));
        }
        System.exit(0);
    }

    private static String answer(String line) throws IOException {
        if (line.equals(WITHOUT_FSYNC)) {
            int port = EmbeddedPostgres.start().getPort(); // the library's default is without fsync
            return "postgresql://postgres:postgres@localhost:" + port + "/postgres";
        }
        TestDatabases.executeOnServer(line);
        return "done";
    }
}
