package dev.muster.sql;

import dev.muster.sql.feed.BatchTable;
import dev.muster.sql.feed.HeadTable;
import dev.muster.sql.feed.IdempotencyTable;
import dev.muster.sql.feed.JournalTable;
import dev.muster.sql.feed.SecretTable;
import dev.muster.sql.feed.SessionTable;
import dev.muster.sql.jdbc.StatementBatch;
import dev.muster.sql.organisation.NetEffect;
import dev.muster.store.Batch;
import dev.muster.store.Head;
import dev.muster.store.Transaction;
import java.sql.Connection;

/// A read-write transaction of the writer.
final class SqlTransaction extends SqlReadSnapshot implements Transaction {

    private final long millis;

    /// @param dialect the engine
    /// @param connection the writer's connection
    /// @param statements the statements of that connection
    /// @param journal the table of the journal
    /// @param millis the time to store with the batch id and the sessions, milliseconds since 1970 UTC
    SqlTransaction(
            Dialect dialect, Connection connection, StatementBatch statements, JournalTable journal, long millis) {
        super(dialect, connection, statements, journal);
        this.millis = millis;
    }

    @Override
    public Head lock() {
        Head locked = call(() -> HeadTable.lock(statements, dialect.lockClause()));
        head = locked;
        return locked;
    }

    @Override
    public Head head() {
        if (head == null) {
            throw new IllegalStateException("the head is not locked");
        }
        return head;
    }

    @Override
    public boolean holdsBatch(long feed, String batchId) {
        return call(() -> BatchTable.has(statements, batchId, feed));
    }

    @Override
    public Head store(Batch batch) {
        Head before = head();
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
            IdempotencyTable.put(statements, batch.answers());
            BatchTable.put(statements, batch.id(), feed, millis);
            Head after = journal.put(statements, batch.entries(), before, feed);
            HeadTable.put(statements, after, dialect.notification());
            statements.flush();
            head = after;
            return after;
        });
    }

    @Override
    public void newEpoch(String epoch) {
        Head old = head();
        Head changed = new Head(epoch, old.revision(), old.feed(), old.hash(), old.millis(), old.format());
        call(() -> {
            HeadTable.put(statements, changed, dialect.notification());
            return changed;
        });
        head = changed;
    }
}
