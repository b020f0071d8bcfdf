package dev.muster.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.sql.Dialect.Failure;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Errors of the databases by kind: passing outages, broken constraints, and refusals of the database itself.
class FailureTest {

    @ParameterizedTest
    @CsvSource({
        // connection, rollback, resources, object not in the required state, operator intervention, system error
        "08006, TEMPORARY",
        "40001, TEMPORARY",
        "53300, TEMPORARY",
        "55P03, TEMPORARY",
        "57P01, TEMPORARY",
        "58030, TEMPORARY",
        "25006, TEMPORARY", // a primary that became a standby
        "25P03, TEMPORARY", // ended because its client was stopped
        ", TEMPORARY", // the driver lost the server before the server could give a reason
        "21000, CONSTRAINT", // one key twice in one statement
        "22001, CONSTRAINT",
        "22021, CONSTRAINT", // U+0000
        "23505, CONSTRAINT",
        "44000, CONSTRAINT",
        "54000, CONSTRAINT",
        "P0001, CONSTRAINT", // raised by a trigger of the database's owner
        "28P01, REFUSED",
        "3D000, REFUSED",
        "42P01, REFUSED",
        "0A000, REFUSED",
        "26000, REFUSED",
        "F0001, REFUSED",
        "XX001, REFUSED", // damaged
        "ZZ999, REFUSED" // any other state: trying again would give the same
    })
    void aStateDecidesTheKindOfFailure(String state, Failure failure) {
        var postgres = new Postgres(PostgresUrl.of("postgresql://ann@localhost/none", Map.of()), false);

        assertThat(postgres.failure(new SQLException("on purpose", state))).isEqualTo(failure);
    }

    /// The driver of SQLite has no states: without its codes, all errors would look like outages.
    @ParameterizedTest
    @CsvSource({
        "SQLITE_BUSY, TEMPORARY",
        "SQLITE_BUSY_SNAPSHOT, TEMPORARY",
        "SQLITE_FULL, TEMPORARY",
        "SQLITE_IOERR_FSYNC, TEMPORARY",
        "SQLITE_CONSTRAINT, CONSTRAINT",
        "SQLITE_CONSTRAINT_UNIQUE, CONSTRAINT",
        "SQLITE_CONSTRAINT_FOREIGNKEY, CONSTRAINT",
        "SQLITE_TOOBIG, CONSTRAINT",
        "SQLITE_MISMATCH, CONSTRAINT",
        "SQLITE_ERROR, REFUSED",
        "SQLITE_CORRUPT, REFUSED",
        "SQLITE_NOTADB, REFUSED"
    })
    void aCodeOfSqliteDecidesTheKindOfFailure(SQLiteErrorCode code, Failure failure) {
        var problem = new SQLiteException("on purpose", code);

        assertThat(problem.getSQLState()).isNull();
        assertThat(new Sqlite(Path.of("none")).failure(problem)).isEqualTo(failure);
    }
}
