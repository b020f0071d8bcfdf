package dev.muster.cli;

import dev.muster.app.App;
import dev.muster.app.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A running server with the demo company.
final class DemoServer implements AutoCloseable {

    private final Path folder;
    private final boolean throwAway;
    private final App app;

    /// @param throwAway whether the folder goes with it
    DemoServer(Path folder, boolean throwAway, int port) {
        this.folder = folder;
        this.throwAway = throwAway;
        Config config = Config.demo(folder).withCompany().withPort(port);
        try {
            this.app = App.start(config, InstantSource.system());
        } catch (RuntimeException failed) {
            remove();
            throw failed;
        }
    }

    String url() {
        return app.url();
    }

    /// Twice does no harm.
    @Override
    public void close() {
        app.close();
        remove();
    }

    private void remove() {
        if (!throwAway || !Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> inside = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : inside) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
