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

/// Listens for the notifications of other nodes, on a connection and a thread of its own, until it is closed.
///
/// Notifications may be lost while the connection is down. So every new connection counts as one notification.
final class NotificationListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationListener.class);

    /// The maximum time of one wait for notifications, and so the delay of a close.
    private static final int WAIT_MILLIS = 250;

    /// The number of waits without a notification before the connection is checked.
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
        Thread.ofPlatform().name("muster-notifications").daemon().start(listener::run);
        return listener;
    }

    private void run() {
        while (isOpen()) {
            try (Connection connection = postgres.connect(Purpose.SHORT_READ)) {
                Postgres.execute(connection, "listen " + Postgres.CHANNEL);
                wakeUp.run();
                follow(connection);
            } catch (SQLException | StoreRefused e) {
                LOG.debug("No notifications from {}, connecting again", postgres, e);
                pause();
            }
        }
    }

    private void follow(Connection connection) throws SQLException {
        PGConnection notifications = connection.unwrap(PGConnection.class);
        int waits = 0;
        while (isOpen()) {
            boolean fromOther = false;
            for (PGNotification notification : notifications.getNotifications(WAIT_MILLIS)) {
                fromOther |= !postgres.isOwn(notification.getParameter());
                waits = 0;
            }
            if (fromOther) {
                wakeUp.run();
            }
            if (++waits > WAITS_MAX) {
                waits = 0;
                if (!connection.isValid(VALID_SECONDS)) {
                    throw new SQLException("the connection for notifications is dead", "08006");
                }
            }
        }
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }

    private void pause() {
        try {
            if (closed.await(RETRY_SECONDS, TimeUnit.SECONDS)) {
                LOG.debug("No more notifications from {}: closed", postgres);
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
