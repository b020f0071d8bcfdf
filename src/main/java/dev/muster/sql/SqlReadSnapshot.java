package dev.muster.sql;

import dev.muster.sql.feed.HeadTable;
import dev.muster.sql.feed.JournalTable;
import dev.muster.sql.feed.SessionTable;
import dev.muster.sql.jdbc.StatementBatch;
import dev.muster.store.Head;
import dev.muster.store.ReadSnapshot;
import dev.muster.store.Session;
import dev.muster.store.StoredEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A read-only view of the database as of one head.
class SqlReadSnapshot implements ReadSnapshot {

    final Dialect dialect;
    final StatementBatch statements;
    final JournalTable journal;
    private final Connection connection;

    /// The head; null until it is read or locked.
    @Nullable
    Head head;

    SqlReadSnapshot(Dialect dialect, Connection connection, StatementBatch statements, JournalTable journal) {
        this.dialect = dialect;
        this.connection = connection;
        this.statements = statements;
        this.journal = journal;
    }

    /// A call of the database.
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
    public final List<StoredEntry> entriesAfter(long revision) {
        List<StoredEntry> entries = new ArrayList<>();
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
            throw ReconnectingConnection.translated(dialect, e);
        }
    }
}
