package dev.muster.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    /// The number must rise with each new file, or an old database would never get it.
    @Test
    void theLatestVersionIsTheNumberOfTheNewestFile() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .mapToInt(name -> Integer.parseInt(name.replaceAll("V(\\d+)__\\w+\\.sql", "$1"))))
                    .contains(Migrations.LATEST)
                    .allMatch(version -> version <= Migrations.LATEST);
        }
    }
}
