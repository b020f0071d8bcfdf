package dev.muster.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.sql.Dialect.Failure;
import dev.muster.sql.Dialect.Purpose;
import dev.muster.store.Head;
import dev.muster.store.JournalRow;
import dev.muster.store.LoadedState;
import dev.muster.store.SecurityEvent;
import dev.muster.store.Store;
import dev.muster.store.StoreReader;
import dev.muster.store.StoreRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Properties of the store on SQLite alone.
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
    void aWrongSettingIsFound(String pragma) {
        var dialect = new Sqlite(folder.resolve("muster.db"), false, List.of(pragma));

        assertThatThrownBy(() -> SqlStore.open(dialect))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining(pragma.split(" ", -1)[1]);
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

        try (Connection connection = dialect.connect(Purpose.SHORT_READ);
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("delete from head"))
                    .isInstanceOfSatisfying(SQLException.class, e -> assertThat(dialect.failure(e))
                            .isEqualTo(Failure.TEMPORARY));
        }
    }

    @Test
    void aReaderSeesOneRevisionWhileAnotherWrites() {
        try (DataDirectory directory = DataDirectory.open(folder);
                Store store = Stores.open(directory);
                StoreReader reader = Stores.reader(folder)) {
            StoreFixture fixture = new StoreFixture(store);
            fixture.begin();
            Head before = store.head();
            List<JournalRow> rows = new ArrayList<>();
            LoadedState loaded = reader.load(row -> {
                rows.add(row);
                fixture.store(StoreFixture.put(null, StoreFixture.user(rows.size())));
            });

            assertThat(rows).hasSize((int) before.revision());
            assertThat(loaded.head()).isEqualTo(before);
            assertThat(reader.head()).isEqualTo(store.head()).isNotEqualTo(before);
        }
    }

    /// A killed server leaves its last commits in the write-ahead log.
    @Test
    void aReaderDoesNotAlterTheDatabase() throws IOException, SQLException {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        Head head;
        try (DataDirectory directory = DataDirectory.open(folder);
                Store store = Stores.open(directory)) {
            new StoreFixture(store).begin();
            head = store.head();
            for (String file : List.of("muster.db", "muster.db-wal")) {
                Files.copy(folder.resolve(file), copy.resolve(file));
            }
        }
        byte[] log = Files.readAllBytes(copy.resolve("muster.db-wal"));
        try (StoreReader reader = Stores.reader(copy)) {
            assertThat(reader.head()).isEqualTo(head);
        }
        assertThat(copy.resolve("muster.db-wal")).hasBinaryContent(log);
        Sqlite dialect = Sqlite.readOnly(copy.resolve("muster.db"));
        for (Purpose purpose : Purpose.values()) {
            try (Connection connection = dialect.connect(purpose);
                    var statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.executeUpdate("delete from head"))
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void aReaderWithoutADatabaseMakesNothing() {
        assertThatThrownBy(() -> Stores.reader(folder))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("no database");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theSecurityLogIsBounded() {
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
