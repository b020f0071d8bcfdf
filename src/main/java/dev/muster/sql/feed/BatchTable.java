package dev.muster.sql.feed;

import dev.muster.sql.jdbc.StatementBatch;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The table of the ids of stored batches. A writer looks for its own batch id to learn whether a commit happened.
public final class BatchTable {

    private static final String INSERT = StatementBatch.insert("batch", List.of("feed", "batch_id", "millis"));

    private BatchTable() {}

    public static void put(StatementBatch statements, String id, long feed, long millis) throws SQLException {
        statements.one(INSERT, id, (batch, row) -> row.number(feed).text(batch).number(millis));
    }

    public static boolean has(StatementBatch statements, String id, long feed) throws SQLException {
        List<String> found = new ArrayList<>(1);
        statements.query("select batch_id from batch where feed = ?", row -> found.add(row.text()), feed);
        return found.contains(id);
    }

    public static void prune(StatementBatch statements, long millis) throws SQLException {
        statements.update("delete from batch where millis < ?", millis);
    }
}
