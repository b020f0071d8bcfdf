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
import dev.muster.sql.organisation.OrganisationTables;
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

/// The store, the same on every database.
///
/// One connection writes, one answers short questions, one reads stretches of the journal, one keeps the log of
/// security events; whatever reads at length gets its own. All are safe to use from several threads.
final class SqlStore implements Store {

    private final Dialect dialect;
    private final InstantSource clock;
    private final int eventsMax;
    private final JournalTable journal = new JournalTable(new JournalText(new SecureRandom()));
    private final ReconnectingConnection writer;
    private final ReconnectingConnection log;
    private final ReconnectingConnection looker;
    private final ReconnectingConnection teller;
    private @Nullable NotificationListener listener;

    SqlStore(Dialect dialect, InstantSource clock, int eventsMax) {
        this.dialect = dialect;
        this.clock = clock;
        this.eventsMax = eventsMax;
        var writing = new ReentrantLock(true);
        writer = new ReconnectingConnection(dialect, Purpose.WRITE, writing);
        log = new ReconnectingConnection(dialect, Purpose.LOG, dialect.shared() ? new ReentrantLock(true) : writing);
        looker = new ReconnectingConnection(dialect, Purpose.LOOK, new ReentrantLock(true));
        teller = new ReconnectingConnection(dialect, Purpose.LOAD, new ReentrantLock(true));
    }

    /// Brings the schema up to date and makes sure that the database can be trusted.
    ///
    /// @throws StoreRefused if it can't, or if a newer program has been here
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

    /// For reading only: makes nothing, and leaves the schema as it is.
    ///
    /// @throws StoreRefused if the schema or the journal isn't of this program's version
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
            HeadTable.begin(statements, new Head(epoch, 0, 0, Head.NO_HASH, 0, JournalText.FORMAT));
            return epoch;
        });
        head();
    }

    @Override
    public LoadedState load() {
        return reading(this::loaded);
    }

    @Override
    public LoadedState load(Consumer<JournalRow> reader) {
        return reading(connection -> {
            JournalTable.load(connection, reader);
            return loaded(connection);
        });
    }

    private LoadedState loaded(Connection connection) throws SQLException {
        return new LoadedState(
                known(HeadTable.load(connection)), OrganisationTables.load(connection), SessionTable.load(connection));
    }

    @Override
    public Head head() {
        return known(looker.look((connection, statements) -> HeadTable.load(connection)));
    }

    @Override
    public <T> T inTransaction(Function<Transaction, T> work) {
        return writer.inTransaction((connection, statements) ->
                work.apply(new SqlTransaction(dialect, connection, statements, journal, clock.millis())));
    }

    @Override
    public <T> T look(Function<ReadSnapshot, T> work) {
        return looker.inReading(
                (connection, statements) -> work.apply(new SqlReadSnapshot(dialect, connection, statements, journal)));
    }

    @Override
    public Optional<Secret> secret(String id) {
        return looker.look((connection, statements) -> SecretTable.load(connection, id));
    }

    @Override
    public Optional<Batch.KeptAnswer> answered(UserId user, String key) {
        return looker.look((connection, statements) -> IdempotencyTable.find(connection, user, key));
    }

    @Override
    public void entries(long from, long to, Consumer<StoredEntry> reader) {
        List<StoredEntry> entries = teller.inReading((connection, statements) -> {
            List<StoredEntry> found = new ArrayList<>();
            journal.load(connection, from, to, found::add);
            return found;
        });
        entries.forEach(reader);
    }

    @Override
    public List<StoredEntry> latestEntries(long to, @Nullable String mentioning, int countMax) {
        return reading(connection -> journal.latest(connection, to, mentioning, countMax));
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
        log.inTransaction((connection, statements) -> {
            EventTable.put(statements, events, eventsMax);
            return events;
        });
    }

    @Override
    public List<SecurityEvent> latestEvents(int countMax) {
        return looker.look((connection, statements) -> EventTable.load(connection, countMax));
    }

    @Override
    public Optional<Long> lastEvent(String kind, String user) {
        return looker.look((connection, statements) -> EventTable.last(connection, kind, user));
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
        teller.close();
        looker.close();
        log.close();
        writer.close();
    }

    /// Something read from one moment of the database.
    @FunctionalInterface
    private interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    private <T> T reading(Reading<T> reading) {
        try (Connection connection = dialect.connect(Purpose.LOAD)) {
            dialect.beginReading(connection);
            T result = reading.from(connection);
            dialect.rollback(connection);
            return result;
        } catch (SQLException e) {
            throw ReconnectingConnection.translated(dialect, e);
        }
    }

    private Head known(Head head) {
        if (head.format() > JournalText.FORMAT) {
            throw new StoreRefused(
                    "The journal in " + dialect.place() + " has format " + head.format() + ", this program knows "
                            + JournalText.FORMAT + " at most: start the newer Muster that wrote it",
                    null);
        }
        return head;
    }
}
