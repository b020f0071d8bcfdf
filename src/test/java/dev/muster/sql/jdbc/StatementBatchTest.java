package dev.muster.sql.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.testing.PostgresDatabase;
import dev.muster.testing.TestDatabases;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Statements that are gathered and sent in one message.
class StatementBatchTest {

    private static final String INSERT = "insert into thing (id, name) values (?, ?)";
    private static final String RENAME = "update thing set name = ? where id = ?";

    private PostgresDatabase database;
    private Connection connection;
    private StatementBatch statements;

    @BeforeEach
    void connect() throws SQLException {
        database = TestDatabases.postgres();
        database.execute("create table thing (id int primary key, name text)");
        connection = DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + database.port() + "/" + database.name(), "postgres", "postgres");
        statements = new StatementBatch(connection, true);
    }

    @AfterEach
    void close() throws SQLException {
        statements.close();
        connection.close();
        database.close();
    }

    @Test
    void statementsAreGatheredAndSentInOrder() throws SQLException {
        insert(1);
        rename(1, "first");
        rename(1, "last");
        assertThat(database.query("select name from thing")).isEqualTo(List.of());

        statements.flush();
        assertThat(database.query("select name from thing")).isEqualTo(List.of("last"));
    }

    @Test
    void aQuerySeesTheGatheredStatements() throws SQLException {
        insert(1);
        List<String> names = new ArrayList<>();
        statements.query("select name from thing", row -> names.add(row.text()));

        assertThat(names).isEqualTo(List.of("1"));
    }

    @Test
    void manyRowsAreSentAfterTheGatheredStatements() throws SQLException {
        insert(1);
        statements.each(INSERT, List.of(2, 3), (id, row) -> row.number(id).text("of many"));
        assertThat(statements.update("delete from thing where id = ?", 1)).isEqualTo(1);

        assertThat(database.query("select id from thing order by id")).isEqualTo(List.of("2", "3"));
    }

    @Test
    void aMissingRowIsNoticedAmongOthers() throws SQLException {
        insert(1);
        rename(1, "there");
        rename(2, "missing");
        insert(3);

        assertThatThrownBy(statements::flush)
                .isInstanceOfSatisfying(SQLException.class, missing -> assertThat(missing.getSQLState())
                        .isEqualTo("23000"))
                .hasMessageContaining("0 of 1 rows");
    }

    @Test
    void afterAFailureNothingIsSentAgain() throws SQLException {
        insert(1);
        insert(1);
        insert(2);
        assertThatThrownBy(statements::flush)
                .isInstanceOfSatisfying(SQLException.class, twice -> assertThat(twice.getSQLState())
                        .isEqualTo("23505"));

        insert(3);
        statements.flush();
        assertThat(database.query("select id from thing")).isEqualTo(List.of("3"));
    }

    @Test
    void forgottenStatementsAreNotSent() throws SQLException {
        insert(1);
        statements.discard();
        insert(2);
        statements.flush();

        assertThat(database.query("select id from thing")).isEqualTo(List.of("2"));
    }

    @Test
    void manyDifferentStatementsAreSent() throws SQLException {
        for (int round = 0; round < 2; round++) {
            for (int kind = 1; kind < 100; kind++) {
                int repeated = kind % 31 + 1;
                statements.one(
                        "delete from thing where id > ? and " + kind + " > 0", 0, (zero, row) -> row.number(zero));
                IntStream.rangeClosed(1, repeated).forEach(this::inserted);
                statements.flush();
                assertThat(database.query("select count(*) from thing")).isEqualTo(List.of("" + repeated));
            }
        }
    }

    private void insert(int id) throws SQLException {
        statements.one(INSERT, id, (it, row) -> row.number(it).text("" + it));
    }

    private void inserted(int id) {
        try {
            insert(id);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void rename(int id, String name) throws SQLException {
        statements.eachFound(RENAME, List.of(id), (it, row) -> row.text(name).number(it));
    }
}
