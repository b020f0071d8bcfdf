package dev.muster.sql.feed;

import dev.muster.base.UserId;
import dev.muster.sql.jdbc.RowReader;
import dev.muster.sql.jdbc.StatementBatch;
import dev.muster.store.Batch.KeptAnswer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The table of kept answers to calls with an idempotency key. A row is inserted once and deleted when it is old.
public final class IdempotencyTable {

    private static final List<String> COLUMNS =
            List.of("user_id", "idempotency_key", "request_hash", "status", "headers", "body", "millis", "mark");

    private static final String INSERT = StatementBatch.insert("idempotency", COLUMNS);

    private static final String SELECT =
            "select " + String.join(", ", COLUMNS) + " from idempotency where user_id = ? and idempotency_key = ?";

    private IdempotencyTable() {}

    public static void put(StatementBatch statements, List<KeptAnswer> answers) throws SQLException {
        statements.each(INSERT, answers, (answer, row) -> row.id(answer.user())
                .text(answer.key())
                .text(answer.requestHash())
                .number(answer.status())
                .text(answer.headers())
                .text(answer.body())
                .number(answer.millis())
                .text(answer.revisionToken()));
    }

    public static Optional<KeptAnswer> find(Connection connection, UserId user, String key) throws SQLException {
        List<KeptAnswer> found = new ArrayList<>(1);
        RowReader.each(
                connection,
                SELECT,
                row -> found.add(new KeptAnswer(
                        UserId.of(row.text()),
                        row.text(),
                        row.text(),
                        (int) row.number(),
                        row.text(),
                        row.text(),
                        row.number(),
                        row.text())),
                user.text(),
                key);
        return found.stream().findFirst();
    }

    public static void prune(StatementBatch statements, long millis) throws SQLException {
        statements.update("delete from idempotency where millis < ?", millis);
    }
}
