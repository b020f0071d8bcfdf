package dev.muster.sql.jdbc;

import dev.muster.base.ObjectId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/// Binds the values of one row to the parameters of a statement. Each call binds the next one, from left to right.
public final class RowWriter {

    private final PreparedStatement statement;
    private int column;

    RowWriter(PreparedStatement statement) {
        this.statement = statement;
    }

    /// Binds the values of one thing's row.
    @FunctionalInterface
    public interface Binding<T> {
        void bind(T thing, RowWriter row) throws SQLException;
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

    /// Binds 0 or 1, because SQLite has no type for booleans.
    public RowWriter flag(boolean value) throws SQLException {
        return number(value ? 1 : 0);
    }
}
