package dev.muster.sql;

import dev.muster.sql.feed.HeadTable;
import dev.muster.sql.feed.JournalTable;
import dev.muster.sql.feed.SessionTable;
import dev.muster.sql.jdbc.Statements;
import dev.muster.store.Head;
import dev.muster.store.Moment;
import dev.muster.store.Session;
import dev.muster.store.Stored;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one transaction sees that began to read when the head was this.
class SqlMoment implements Moment {

    final Dialect dialect;
    final Statements statements;
    final JournalTable journal;
    private final Connection connection;

    /// Null until it is asked for.
    @Nullable
    Head head;

    SqlMoment(Dialect dialect, Connection connection, Statements statements, JournalTable journal) {
        this.dialect = dialect;
        this.connection = connection;
        this.statements = statements;
        this.journal = journal;
    }

    /// Something that may fail as databases do.
    @FunctionalInterface
    interface Call<T> {
        T run() throws SQLException;
    }

    @Override
    public Head head() {
        if (head == null) {
            head = call(() -> HeadTable.load(connection));
        }
        return head;
    }

    @Override
    public final List<Stored> entriesAfter(long revision) {
        List<Stored> entries = new ArrayList<>();
        long last = head().revision();
        return call(() -> {
            journal.load(connection, revision + 1, last, entries::add);
            return entries;
        });
    }

    @Override
    public final List<Session> sessionsAfter(long feed) {
        return call(() -> SessionTable.after(statements, feed));
    }

    final <T> T call(Call<T> call) {
        try {
            return call.run();
        } catch (SQLException e) {
            throw Kept.translated(dialect, e);
        }
    }
}
