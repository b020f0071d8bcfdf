package dev.muster.sql.jdbc;

import dev.muster.base.ObjectId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/// The values of one row, given from left to right.
public final class Row {

    private final PreparedStatement statement;
    private int column;

    Row(PreparedStatement statement) {
        this.statement = statement;
    }

    /// Says what a thing's row consists of.
    @FunctionalInterface
    public interface Of<T> {
        void give(T thing, Row row) throws SQLException;
    }

    public Row text(@Nullable String value) throws SQLException {
        if (value == null) {
            statement.setNull(++column, Types.VARCHAR);
        } else {
            statement.setString(++column, value);
        }
        return this;
    }

    public Row id(ObjectId id) throws SQLException {
        return text(id.text());
    }

    public Row number(long value) throws SQLException {
        statement.setLong(++column, value);
        return this;
    }

    public Row number(int value) throws SQLException {
        statement.setInt(++column, value);
        return this;
    }

    /// 0 or 1: SQLite has no other truth.
    public Row flag(boolean value) throws SQLException {
        return number(value ? 1 : 0);
    }
}
