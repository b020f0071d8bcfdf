package dev.muster.sql.feed;

import dev.muster.sql.jdbc.RowReader;
import dev.muster.sql.jdbc.StatementBatch;
import dev.muster.store.Head;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The table of the head: a single row, which every writer locks.
public final class HeadTable {

    private static final String SELECT =
            "select epoch, revision, feed, hash, millis, format from head where head_id = 1";

    private HeadTable() {}

    /// Reads the head and locks it until the transaction ends.
    ///
    /// @param statements the connection's statements
    /// @param lockClause the SQL clause that makes a query lock its rows; empty if none is needed
    public static Head lock(StatementBatch statements, String lockClause) throws SQLException {
        List<Head> heads = new ArrayList<>();
        statements.query(SELECT + lockClause, row -> heads.add(read(row)));
        return only(heads);
    }

    public static Head load(Connection connection) throws SQLException {
        List<Head> heads = new ArrayList<>();
        RowReader.each(connection, SELECT, row -> heads.add(read(row)));
        return only(heads);
    }

    /// Stores a new head.
    ///
    /// @param statements the connection's statements
    /// @param head the new head
    /// @param notification the SQL that notifies other nodes at the commit; empty if there are none
    public static void put(StatementBatch statements, Head head, String notification) throws SQLException {
        statements.one(
                "update head set epoch = ?, revision = ?, feed = ?, hash = ?, millis = ?, format = ? where head_id = 1"
                        + notification,
                head,
                (it, row) -> row.text(it.epoch())
                        .number(it.revision())
                        .number(it.feed())
                        .text(it.hash())
                        .number(it.millis())
                        .number(it.format()));
    }

    /// Inserts the row into an empty database, unless another node has done so.
    public static void insert(StatementBatch statements, Head head) throws SQLException {
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
