package dev.muster.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.store.StoreRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {

    @TempDir
    private Path folder;

    @Test
    void aFailedMigrationSaysWhy() throws SQLException {
        var dialect = new Sqlite(folder.resolve("muster.db"));
        try (Connection connection = dialect.connect(Dialect.Purpose.WRITE);
                Statement statement = connection.createStatement()) {
            statement.execute("create table head (other integer)");
        }

        assertThatThrownBy(() -> SqlStore.open(dialect))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("can't be brought up to date: ")
                .hasMessageContaining("non-empty schema");
    }

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
