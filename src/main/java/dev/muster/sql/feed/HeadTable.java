package dev.muster.sql.feed;

import dev.muster.sql.jdbc.RowReader;
import dev.muster.sql.jdbc.StatementBatch;
import dev.muster.store.Head;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The one row that says how far the database has come, and that every writer locks.
public final class HeadTable {

    private static final String SELECT =
            "select epoch, revision, feed, hash, millis, format from head where head_id = 1";

    private HeadTable() {}

    /// Reads it and locks it until the transaction ends.
    ///
    /// @param locking what makes a query lock its rows, as SQL
    public static Head lock(StatementBatch statements, String locking) throws SQLException {
        List<Head> heads = new ArrayList<>();
        statements.query(SELECT + locking, row -> heads.add(read(row)));
        return only(heads);
    }

    public static Head load(Connection connection) throws SQLException {
        List<Head> heads = new ArrayList<>();
        RowReader.each(connection, SELECT, row -> heads.add(read(row)));
        return only(heads);
    }

    /// Stores another head.
    ///
    /// @param wakeUp what makes the commit wake other nodes, as SQL
    public static void put(StatementBatch statements, Head head, String wakeUp) throws SQLException {
        statements.one(
                "update head set epoch = ?, revision = ?, feed = ?, hash = ?, millis = ?, format = ? where head_id = 1"
                        + wakeUp,
                head,
                (it, row) -> row.text(it.epoch())
                        .number(it.revision())
                        .number(it.feed())
                        .text(it.hash())
                        .number(it.millis())
                        .number(it.format()));
    }

    /// The row of an empty database; whoever comes first makes it.
    public static void begin(StatementBatch statements, Head head) throws SQLException {
        statements.update(
                "insert into head (head_id, epoch, revision, feed, hash, millis, format) values (1, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (head_id) do nothing",
                head.epoch(),
                head.revision(),
                head.feed(),
                head.hash(),
                head.millis(),
                head.format());
    }

    private static Head only(List<Head> heads) throws SQLException {
        if (heads.isEmpty()) {
            throw new SQLException("the head row is missing", "42000");
        }
        return heads.getFirst();
    }

    private static Head read(RowReader row) throws SQLException {
        return new Head(row.text(), row.number(), row.number(), row.text(), row.number(), (int) row.number());
    }
}
