package dev.muster.cli;

import dev.muster.app.App;
import dev.muster.app.Config;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `muster serve`: the server.
@Command(name = "serve", description = "Runs the server.")
final class ServeCommand implements Callable<Integer> {

    @Option(names = "--data", defaultValue = "muster-data", description = "The data directory.")
    private Path data = Path.of("muster-data");

    @Option(names = "--port", defaultValue = "8080", description = "The port to listen on.")
    private int port;

    @Option(names = "--demo", description = "A demonstration: blank password, loopback only.")
    private boolean demo;

    @Option(names = "--database", description = "The URL of a PostgreSQL database.")
    private @Nullable String database;

    @Override
    public Integer call() throws InterruptedException {
        App app = App.start(Config.demo(data, port).withCompany().withDatabase(database), InstantSource.system());
        Runtime.getRuntime().addShutdownHook(new Thread(app::close));
        System.out.println("Muster listens on " + app.url());
        Thread.currentThread().join();
        return 0;
    }
}
