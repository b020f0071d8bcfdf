package dev.muster.cli;

import dev.muster.app.App;
import dev.muster.app.Config;
import dev.muster.demo.Walk;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `muster demo`: a server with the demo company, the role workflow performed against it, and then the
/// server stays up to be tried.
@Command(name = "demo", description = "Starts a server with demo data and shows the role workflow against it.")
final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--once",
            description = "End after the workflow: exit code 0 only if every step was as it should be.")
    private boolean once;

    @Option(names = "--port", defaultValue = "8080", description = "The port to listen on (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--data", description = "Where to keep the data (default: a folder that is gone at the end).")
    private @Nullable Path data;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path kept = data;
        Path folder = kept == null ? Files.createTempDirectory("muster-demo") : kept;
        App app = App.start(Config.demo(folder, port).withCompany(), InstantSource.system());
        Thread stop = new Thread(() -> {
            app.close();
            if (kept == null) {
                delete(folder);
            }
        });
        Runtime.getRuntime().addShutdownHook(stop);
        out.println("Muster listens on " + app.url());
        boolean fine = new Walk(app.url(), out).perform();
        if (once) {
            return fine ? 0 : 1;
        }
        next(app.url());
        Thread.currentThread().join();
        return 0;
    }

    private void next(String url) {
        out.printf("""

                The server stays up until Ctrl-C. To try next, in another terminal:

                  TOKEN=$(curl -si -X POST %1$s/api/auth/login -d '{"username":"administrator","password":""}' | tr -d '\\r' | sed -n 's/^x-mstr-authtoken: //Ip')
                  curl -s -H "X-MSTR-AuthToken: $TOKEN" %1$s/api/securityRoles?fields=id,name

                With the Python client mstrio-py (pip install mstrio-py==11.5.4.101 pytz setuptools):

                  from mstrio.connection import Connection
                  from mstrio.access_and_security.security_role import list_security_roles
                  print(list_security_roles(Connection("%1$s", "administrator", "")))

                Who else can log in, and what to see as them: docs/demo.md
                """, url);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
