package dev.muster.sql;

import dev.muster.sql.Dialect.Failure;
import dev.muster.sql.Dialect.Purpose;
import dev.muster.sql.jdbc.RowReader;
import dev.muster.store.StoreRefused;
import dev.muster.store.StoreUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Brings the schema up to date: the files in `db/migration`, by Flyway.
final class Migrations {

    /// The newest version in `db/migration`.
    static final int LATEST = 5;

    /// Maximum number of lines of a reason: the first ones say what is wrong, the others repeat it.
    private static final int REASON_LINES_MAX = 3;

    private static final String HISTORY = "flyway_schema_history";

    private Migrations() {}

    /// Migrates the schema to the latest version. If it is of that version, Flyway is not loaded, which saves a third
    /// of a second at each start.
    ///
    /// @throws StoreRefused if the schema is newer than this program, or damaged
    static void run(Dialect dialect) {
        if (knownVersion(dialect) < LATEST) {
            migrate(dialect);
        }
    }

    /// Checks that the schema is of the latest version, for a program that only reads. Migrates nothing.
    ///
    /// @throws StoreRefused if the schema is of another version
    static void requireDone(Dialect dialect) {
        int version = knownVersion(dialect);
        if (version < LATEST) {
            throw new StoreRefused(
                    version == 0
                            ? "There is no journal in " + dialect.place()
                                    + ". Give the database of a server that has run"
                            : "The schema of " + dialect.place() + " has version " + version
                                    + ", but this program reads version " + LATEST
                                    + ". Start this version of the server once: it brings the schema up to date",
                    null);
        }
    }

    /// The version of the schema, 0 if it does not exist.
    ///
    /// @throws StoreRefused if the schema is newer than this program
    private static int knownVersion(Dialect dialect) {
        int version = version(dialect);
        if (version > LATEST) {
            throw new StoreRefused(
                    "The schema of " + dialect.place() + " has version " + version
                            + ", but this program knows versions up to " + LATEST
                            + ". Start the newer Muster that created it",
                    null);
        }
        return version;
    }

    /// The version of the schema according to its history, 0 if it does not exist.
    private static int version(Dialect dialect) {
        try (Connection connection = dialect.connect(Purpose.LONG_READ)) {
            List<Integer> versions = new ArrayList<>();
            try (var tables = connection.getMetaData().getTables(null, null, HISTORY, new String[] {"TABLE"})) {
                if (!tables.next()) {
                    return 0;
                }
            }
            RowReader.each(connection, "select version, case when success then 1 else 0 end from " + HISTORY, row -> {
                String version = row.textOrNull();
                if (!row.flag()) {
                    throw new StoreRefused(
                            "A migration of " + dialect.place() + " failed half-way (version " + version
                                    + "). Restore the back-up from before the migration",
                            null);
                }
                versions.add(version == null ? 0 : Integer.parseInt(version));
            });
            return versions.stream().mapToInt(Integer::intValue).max().orElse(0);
        } catch (SQLException e) {
            throw ReconnectingConnection.translated(dialect, e);
        }
    }

    private static void migrate(Dialect dialect) {
        try {
            Flyway.configure()
                    .dataSource(dialect.source())
                    .locations("classpath:db/migration")
                    .placeholders(dialect.placeholders())
                    .failOnMissingLocations(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            if (e.getCause() instanceof SQLException sql && dialect.failure(sql) == Failure.TEMPORARY) {
                throw new StoreUnavailable(dialect.place() + ": " + sql.getMessage(), e);
            }
            throw new StoreRefused(
                    "The schema of " + dialect.place() + " can't be brought up to date: " + reason(e), e);
        }
    }

    /// The reason of a failed migration, in one line.
    private static String reason(FlywayException e) {
        Throwable reason = e.getCause() instanceof SQLException sql ? sql : e;
        return String.valueOf(reason.getMessage())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(REASON_LINES_MAX)
                .collect(Collectors.joining("; "));
    }
}
