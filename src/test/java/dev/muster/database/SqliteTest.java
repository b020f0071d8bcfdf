package dev.muster.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.database.Dialect.Failure;
import dev.muster.database.Dialect.Purpose;
import dev.muster.store.SecurityEvent;
import dev.muster.store.Store;
import dev.muster.store.StoreRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is SQLite's own.
class SqliteTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pragma foreign_keys = off",
                "pragma synchronous = normal",
                "pragma synchronous = off",
                "pragma journal_mode = delete"
            })
    void aWrongSettingIsFound(String planted) {
        var dialect = new Sqlite(folder.resolve("muster.db"), List.of(planted));

        assertThatThrownBy(() -> SqlStore.open(dialect))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining(planted.split(" ", -1)[1]);
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws Exception {
        Path file = folder.resolve("muster.db");
        Files.writeString(file, "not a database ".repeat(500));

        assertThatThrownBy(() -> SqlStore.open(new Sqlite(file))).isInstanceOf(StoreRefused.class);
    }

    @Test
    void aConnectionThatReadsCantWrite() throws SQLException {
        var dialect = new Sqlite(folder.resolve("muster.db"));
        SqlStore.open(dialect).close();

        try (Connection connection = dialect.connect(Purpose.LOOK);
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("delete from head"))
                    .isInstanceOfSatisfying(SQLException.class, e -> assertThat(dialect.failure(e))
                            .isEqualTo(Failure.PASSING));
        }
    }

    @Test
    void theLogOfEventsKeepsToItsBound() {
        try (Store store = SqlStore.open(new Sqlite(folder.resolve("muster.db")), InstantSource.system(), 10)) {
            for (int round = 0; round < 7; round++) {
                store.append(IntStream.range(round * 5, round * 5 + 5)
                        .mapToObj(i -> new SecurityEvent(i, "login", "", "", ""))
                        .toList());
            }

            assertThat(store.latestEvents(100))
                    .hasSize(10)
                    .first()
                    .isEqualTo(new SecurityEvent(34, "login", "", "", ""));
        }
    }
}
