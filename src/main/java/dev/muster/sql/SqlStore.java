package dev.muster.sql;

import dev.muster.base.Hex;
import dev.muster.base.UserId;
import dev.muster.chain.JournalText;
import dev.muster.sql.Dialect.Purpose;
import dev.muster.sql.feed.BatchTable;
import dev.muster.sql.feed.EventTable;
import dev.muster.sql.feed.HeadTable;
import dev.muster.sql.feed.IdempotencyTable;
import dev.muster.sql.feed.JournalTable;
import dev.muster.sql.feed.SecretTable;
import dev.muster.sql.feed.SessionTable;
import dev.muster.sql.organisation.DirectoryLoader;
import dev.muster.store.Batch;
import dev.muster.store.Head;
import dev.muster.store.JournalRow;
import dev.muster.store.LoadedState;
import dev.muster.store.ReadSnapshot;
import dev.muster.store.Secret;
import dev.muster.store.SecurityEvent;
import dev.muster.store.Store;
import dev.muster.store.StoreReader;
import dev.muster.store.StoreRefused;
import dev.muster.store.StoredEntry;
import dev.muster.store.Transaction;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The store on an SQL database, for every engine.
///
/// One connection is for writes, one for short queries, one for parts of the journal, and one for the log of security
/// events. Every long read opens a connection of its own. Thread-safe.
final class SqlStore implements Store {

    private final Dialect dialect;
    private final InstantSource clock;
    private final int eventsMax;
    private final JournalTable journal = new JournalTable(new JournalText(new SecureRandom()));
    private final ReconnectingConnection writer;
    private final ReconnectingConnection eventLog;
    private final ReconnectingConnection shortReader;
    private final ReconnectingConnection journalReader;
    private @Nullable NotificationListener listener;

    SqlStore(Dialect dialect, InstantSource clock, int eventsMax) {
        this.dialect = dialect;
        this.clock = clock;
        this.eventsMax = eventsMax;
        var writing = new ReentrantLock(true);
        writer = new ReconnectingConnection(dialect, Purpose.WRITE, writing);
        eventLog = new ReconnectingConnection(
                dialect, Purpose.EVENT_LOG, dialect.shared() ? new ReentrantLock(true) : writing);
        shortReader = new ReconnectingConnection(dialect, Purpose.SHORT_READ, new ReentrantLock(true));
        journalReader = new ReconnectingConnection(dialect, Purpose.LONG_READ, new ReentrantLock(true));
    }

    /// Opens a store: brings the schema up to date, and checks the settings of the database.
    ///
    /// @throws StoreRefused if a setting is not safe, or if the schema or the journal is newer than this program
    static SqlStore open(Dialect dialect) {
        return open(dialect, InstantSource.system(), EventTable.EVENTS_MAX);
    }

    static SqlStore open(Dialect dialect, InstantSource clock, int eventsMax) {
        var store = new SqlStore(dialect, clock, eventsMax);
        try {
            store.prepare();
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /// Opens a store for reading only. Nothing is created, and the schema is not changed.
    ///
    /// @throws StoreRefused if the schema or the journal is not of this program's version
    static StoreReader reader(Dialect dialect) {
        var store = new SqlStore(dialect, InstantSource.system(), EventTable.EVENTS_MAX);
        try {
            Migrations.requireDone(dialect);
            store.head();
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private void prepare() {
        Migrations.run(dialect);
        var random = new SecureRandom();
        String epoch = Hex.text(random.nextLong(), random.nextLong());
        writer.inTransaction((connection, statements) -> {
            HeadTable.insert(statements, new Head(epoch, 0, 0, Head.NO_HASH, 0, JournalText.FORMAT));
            return epoch;
        });
        head();
    }

    @Override
    public LoadedState load() {
        return longRead(this::loadState);
    }

    @Override
    public LoadedState load(Consumer<JournalRow> reader) {
        return longRead(connection -> {
            JournalTable.load(connection, reader);
            return loadState(connection);
        });
    }

    private LoadedState loadState(Connection connection) throws SQLException {
        return new LoadedState(
                requireKnownFormat(HeadTable.load(connection)),
                DirectoryLoader.load(connection),
                SessionTable.load(connection));
    }

    @Override
    public Head head() {
        return requireKnownFormat(shortReader.retrying((connection, statements) -> HeadTable.load(connection)));
    }

    @Override
    public <T> T inTransaction(Function<Transaction, T> work) {
        return writer.inTransaction((connection, statements) ->
                work.apply(new SqlTransaction(dialect, connection, statements, journal, clock.millis())));
    }

    @Override
    public <T> T inSnapshot(Function<ReadSnapshot, T> work) {
        return shortReader.inSnapshot(
                (connection, statements) -> work.apply(new SqlReadSnapshot(dialect, connection, statements, journal)));
    }

    @Override
    public Optional<Secret> secret(String id) {
        return shortReader.retrying((connection, statements) -> SecretTable.load(connection, id));
    }

    @Override
    public Optional<Batch.KeptAnswer> keptAnswer(UserId user, String key) {
        return shortReader.retrying((connection, statements) -> IdempotencyTable.find(connection, user, key));
    }

    @Override
    public void entries(long from, long to, Consumer<StoredEntry> reader) {
        List<StoredEntry> entries = journalReader.inSnapshot((connection, statements) -> {
            List<StoredEntry> found = new ArrayList<>();
            journal.load(connection, from, to, found::add);
            return found;
        });
        entries.forEach(reader);
    }

    @Override
    public List<StoredEntry> latestEntries(long to, @Nullable String mentioning, int countMax) {
        return longRead(connection -> journal.latest(connection, to, mentioning, countMax));
    }

    @Override
    public void onWakeUp(Runnable wakeUp) {
        if (dialect instanceof Postgres postgres) {
            listener = NotificationListener.listen(postgres, wakeUp);
        }
    }

    @Override
    public boolean shared() {
        return dialect.shared();
    }

    @Override
    public void append(List<SecurityEvent> events) {
        eventLog.inTransaction((connection, statements) -> {
            EventTable.put(statements, events, eventsMax);
            return events;
        });
    }

    @Override
    public List<SecurityEvent> latestEvents(int countMax) {
        return shortReader.retrying((connection, statements) -> EventTable.load(connection, countMax));
    }

    @Override
    public Optional<Long> lastEvent(String kind, String user) {
        return shortReader.retrying((connection, statements) -> EventTable.last(connection, kind, user));
    }

    @Override
    public void prune(long millis) {
        writer.inTransaction((connection, statements) -> {
            SessionTable.prune(statements, millis);
            BatchTable.prune(statements, millis);
            IdempotencyTable.prune(statements, millis);
            return millis;
        });
    }

    @Override
    public void close() {
        if (listener != null) {
            listener.close();
        }
        journalReader.close();
        shortReader.close();
        eventLog.close();
        writer.close();
    }

    /// Work on a read snapshot.
    @FunctionalInterface
    private interface SnapshotWork<T> {
        T run(Connection connection) throws SQLException;
    }

    /// Runs long work on a read snapshot, on a connection of its own.
    private <T> T longRead(SnapshotWork<T> work) {
        try (Connection connection = dialect.connect(Purpose.LONG_READ)) {
            dialect.beginReading(connection);
            T result = work.run(connection);
            dialect.rollback(connection);
            return result;
        } catch (SQLException e) {
            throw ReconnectingConnection.translated(dialect, e);
        }
    }

    private Head requireKnownFormat(Head head) {
        if (head.format() > JournalText.FORMAT) {
            throw new StoreRefused(
                    "The journal in " + dialect.place() + " has format " + head.format()
                            + ", but this program knows formats up to " + JournalText.FORMAT
                            + ". Start the newer Muster that wrote it",
                    null);
        }
        return head;
    }
}
