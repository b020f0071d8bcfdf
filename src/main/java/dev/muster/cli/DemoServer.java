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

/// The server that `muster demo` starts, with the demo company in it.
final class DemoServer implements AutoCloseable {

    private final Path folder;
    private final boolean deleteFolder;
    private final App app;

    /// @param deleteFolder whether the folder is deleted when the server stops
    DemoServer(Path folder, boolean deleteFolder, int port) {
        this.folder = folder;
        this.deleteFolder = deleteFolder;
        Config config = Config.demo(folder).withCompany().withPort(port);
        try {
            this.app = App.start(config, InstantSource.system());
        } catch (RuntimeException failed) {
            deleteFolder();
            throw failed;
        }
    }

    String url() {
        return app.url();
    }

    /// Stops the server. A second call has no effect.
    @Override
    public void close() {
        app.close();
        deleteFolder();
    }

    private void deleteFolder() {
        if (!deleteFolder || !Files.exists(folder)) {
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
