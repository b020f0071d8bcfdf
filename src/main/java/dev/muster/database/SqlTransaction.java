package dev.muster.database;

import dev.muster.store.Batch;
import dev.muster.store.Head;
import dev.muster.store.Session;
import dev.muster.store.Stored;
import dev.muster.store.Transaction;
import dev.muster.table.NetEffect;
import dev.muster.table.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One transaction of the writer.
final class SqlTransaction implements Transaction {

    private final Dialect dialect;
    private final Connection connection;
    private final Statements statements;
    private final JournalTable journal;
    private final long millis;
    private @Nullable Head head;

    /// @param millis what the marks of this transaction's batch are dated with
    SqlTransaction(Dialect dialect, Connection connection, Statements statements, JournalTable journal, long millis) {
        this.dialect = dialect;
        this.connection = connection;
        this.statements = statements;
        this.journal = journal;
        this.millis = millis;
    }

    /// Something that may fail as databases do.
    @FunctionalInterface
    private interface Call<T> {
        T run() throws SQLException;
    }

    @Override
    public Head lock() {
        Head locked = call(() -> HeadTable.lock(statements, dialect));
        head = locked;
        return locked;
    }

    @Override
    public List<Stored> entriesAfter(long revision) {
        List<Stored> entries = new ArrayList<>();
        long last = locked().revision();
        return call(() -> {
            journal.load(connection, revision + 1, last, entries::add);
            return entries;
        });
    }

    @Override
    public boolean holdsBatch(long feed, String batchId) {
        return call(() -> BatchTable.has(statements, batchId, feed));
    }

    @Override
    public List<Session> sessionsAfter(long feed) {
        return call(() -> SessionTable.after(statements, feed));
    }

    @Override
    public Head store(Batch batch) {
        Head before = locked();
        return call(() -> {
            long feed = before.feed() + 1;
            SecretTable.put(statements, batch.secrets());
            new NetEffect(
                            batch.before(),
                            batch.after(),
                            batch.entries().stream().flatMap(entry -> entry.changes().stream()))
                    .write(statements);
            SecretTable.remove(statements, batch.secretsDropped());
            SessionTable.put(statements, batch.sessions(), feed, millis);
            BatchTable.put(statements, batch.id(), feed, millis);
            Head after = journal.put(statements, batch.entries(), before, feed);
            HeadTable.put(statements, after, dialect);
            head = after;
            return after;
        });
    }

    @Override
    public void newEpoch(String epoch) {
        Head old = locked();
        Head begun = new Head(epoch, old.revision(), old.feed(), old.hash(), old.millis(), old.format());
        call(() -> {
            HeadTable.put(statements, begun, dialect);
            return begun;
        });
        head = begun;
    }

    private Head locked() {
        Head locked = head;
        if (locked == null) {
            throw new IllegalStateException("the head isn't locked");
        }
        return locked;
    }

    private <T> T call(Call<T> call) {
        try {
            return call.run();
        } catch (SQLException e) {
            throw Kept.translated(dialect, e);
        }
    }
}
