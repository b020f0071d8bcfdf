package dev.muster.database;

import dev.muster.store.Head;
import dev.muster.table.Cursor;
import dev.muster.table.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The one row that says how far the database has come, and that every writer locks.
final class HeadTable {

    private static final String SELECT =
            "select epoch, revision, feed, hash, millis, format from head where head_id = 1";

    private HeadTable() {}

    /// Reads it and locks it until the transaction ends.
    static Head lock(Statements statements, Dialect dialect) throws SQLException {
        List<Head> heads = new ArrayList<>();
        statements.query(SELECT + dialect.locking(), row -> heads.add(read(row)));
        return only(heads);
    }

    static Head load(Connection connection) throws SQLException {
        List<Head> heads = new ArrayList<>();
        Cursor.each(connection, SELECT, row -> heads.add(read(row)));
        return only(heads);
    }

    static void put(Statements statements, Head head, Dialect dialect) throws SQLException {
        statements.one(
                "update head set epoch = ?, revision = ?, feed = ?, hash = ?, millis = ?, format = ? where head_id = 1"
                        + dialect.nudge(),
                head,
                (it, row) -> row.text(it.epoch())
                        .number(it.revision())
                        .number(it.feed())
                        .text(it.hash())
                        .number(it.millis())
                        .number(it.format()));
    }

    /// The row of an empty database; whoever comes first makes it.
    static void begin(Statements statements, Head head) throws SQLException {
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

    private static Head read(Cursor row) throws SQLException {
        return new Head(row.text(), row.number(), row.number(), row.text(), row.number(), (int) row.number());
    }
}
