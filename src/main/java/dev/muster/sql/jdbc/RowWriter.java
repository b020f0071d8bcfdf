package dev.muster.sql.jdbc;

import dev.muster.base.ObjectId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/// The values of one row, given from left to right.
public final class RowWriter {

    private final PreparedStatement statement;
    private int column;

    RowWriter(PreparedStatement statement) {
        this.statement = statement;
    }

    /// Says what a thing's row consists of.
    @FunctionalInterface
    public interface Of<T> {
        void give(T thing, RowWriter row) throws SQLException;
    }

    public RowWriter text(@Nullable String value) throws SQLException {
        if (value == null) {
            statement.setNull(++column, Types.VARCHAR);
        } else {
            statement.setString(++column, value);
        }
        return this;
    }

    public RowWriter id(ObjectId id) throws SQLException {
        return text(id.text());
    }

    public RowWriter number(long value) throws SQLException {
        statement.setLong(++column, value);
        return this;
    }

    public RowWriter number(int value) throws SQLException {
        statement.setInt(++column, value);
        return this;
    }

    /// 0 or 1: SQLite has no other truth.
    public RowWriter flag(boolean value) throws SQLException {
        return number(value ? 1 : 0);
    }
}
