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
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Brings the schema up to date: the files in `db/migration`, by Flyway.
final class Migrations {

    /// The newest version in `db/migration`.
    static final int LATEST = 5;

    private static final String HISTORY = "flyway_schema_history";

    private Migrations() {}

    /// Migrates, unless the schema is of the latest version: then Flyway isn't even loaded, which
    /// saves a third of a second at each start.
    ///
    /// @throws StoreRefused if the schema is newer than this program, or damaged
    static void run(Dialect dialect) {
        if (known(dialect) < LATEST) {
            migrate(dialect);
        }
    }

    /// Migrates nothing, for whoever only reads.
    ///
    /// @throws StoreRefused if the schema isn't of the latest version
    static void requireDone(Dialect dialect) {
        int version = known(dialect);
        if (version < LATEST) {
            throw new StoreRefused(
                    version == 0
                            ? "There is no journal in " + dialect.place()
                            : "The schema of " + dialect.place() + " has version " + version
                                    + ", this program reads version " + LATEST
                                    + ": start its server once, which brings it up to date",
                    null);
        }
    }

    /// @throws StoreRefused if the schema is newer than this program
    private static int known(Dialect dialect) {
        int version = version(dialect);
        if (version > LATEST) {
            throw new StoreRefused(
                    "The schema of " + dialect.place() + " has version " + version + ", this program knows " + LATEST
                            + " at most: start the newer Muster that made it",
                    null);
        }
        return version;
    }

    /// The version of the schema, 0 if there is none.
    private static int version(Dialect dialect) {
        try (Connection connection = dialect.connect(Purpose.LOAD)) {
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
                            "A migration of " + dialect.place() + " failed half-way (" + version
                                    + "): restore the backup made before it",
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
            if (e.getCause() instanceof SQLException sql && dialect.failure(sql) == Failure.PASSING) {
                throw new StoreUnavailable(dialect.place() + ": " + sql.getMessage(), e);
            }
            throw new StoreRefused("The schema of " + dialect.place() + " can't be brought up to date", e);
        }
    }
}
