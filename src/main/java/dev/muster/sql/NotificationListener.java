package dev.muster.sql;

import dev.muster.sql.Dialect.Purpose;
import dev.muster.store.StoreRefused;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens for the wake-ups of other nodes, on a connection and a thread of its own, for as long as it
/// isn't closed. What it misses while it has no connection, it makes up for by one wake-up after it.
final class NotificationListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationListener.class);

    /// How long one wait for news may take: also how soon a close is noticed.
    private static final int WAIT_MILLIS = 250;

    /// How many waits without news before the connection is asked whether it still works.
    private static final int WAITS_MAX = 40;

    private static final int VALID_SECONDS = 3;
    private static final int RETRY_SECONDS = 1;

    private final Postgres postgres;
    private final Runnable wakeUp;
    private final CountDownLatch closed = new CountDownLatch(1);

    private NotificationListener(Postgres postgres, Runnable wakeUp) {
        this.postgres = postgres;
        this.wakeUp = wakeUp;
    }

    static NotificationListener listen(Postgres postgres, Runnable wakeUp) {
        var listener = new NotificationListener(postgres, wakeUp);
        Thread.ofPlatform().name("muster-news").daemon().start(listener::run);
        return listener;
    }

    private void run() {
        while (isOpen()) {
            try (Connection connection = postgres.connect(Purpose.LOOK)) {
                Postgres.execute(connection, "listen " + Postgres.CHANNEL);
                wakeUp.run();
                follow(connection);
            } catch (SQLException | StoreRefused e) {
                LOG.debug("No news from {}", postgres, e);
                rest();
            }
        }
    }

    private void follow(Connection connection) throws SQLException {
        PGConnection news = connection.unwrap(PGConnection.class);
        int waits = 0;
        while (isOpen()) {
            boolean foreign = false;
            for (PGNotification nudge : news.getNotifications(WAIT_MILLIS)) {
                foreign |= !postgres.isOwn(nudge.getParameter());
                waits = 0;
            }
            if (foreign) {
                wakeUp.run();
            }
            if (++waits > WAITS_MAX) {
                waits = 0;
                if (!connection.isValid(VALID_SECONDS)) {
                    throw new SQLException("the connection for news is dead", "08006");
                }
            }
        }
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }

    private void rest() {
        try {
            if (closed.await(RETRY_SECONDS, TimeUnit.SECONDS)) {
                LOG.debug("No more news from {}", postgres);
            }
        } catch (InterruptedException e) {
            closed.countDown();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
