package dev.muster.ledger;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// The latest picture that this node knows, and the time up to which it is confirmed to be the latest.
///
/// Thread-safe. Reading copies a reference; a caller that needs a later picture blocks until it arrives.
final class LatestPicture implements Writer.PublishedPicture {

    private final Runnable wakeWriter;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition published = lock.newCondition();
    private volatile Picture picture;
    private volatile long confirmedNanos = System.nanoTime();
    private long refreshNanos = confirmedNanos;

    /// @param first the picture at the start
    /// @param wakeWriter wakes the writer, which then reads the head of the database
    LatestPicture(Picture first, Runnable wakeWriter) {
        this.picture = first;
        this.wakeWriter = wakeWriter;
    }

    @Override
    public Picture now() {
        return picture;
    }

    @Override
    public void publish(Picture latest, long nanos) {
        lock.lock();
        try {
            picture = latest;
            confirmedNanos = nanos;
            published.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Records that the picture was still the latest.
    ///
    /// @param nanos the time of the confirmation, in nanoseconds of [System#nanoTime]
    void confirm(long nanos) {
        lock.lock();
        try {
            confirmedNanos = nanos;
            published.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Whether the picture was confirmed to be the latest within the last `age`.
    boolean confirmedWithin(Duration age) {
        return System.nanoTime() - confirmedNanos < age.toNanos();
    }

    /// Waits until the picture meets a condition or the time-out passes, and returns the picture in both cases.
    Picture await(Predicate<Picture> condition, Duration timeout) {
        long nanos = timeout.toNanos();
        lock.lock();
        try {
            while (nanos > 0 && !condition.test(picture)) {
                nanos = published.awaitNanos(nanos);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return picture;
    }

    /// Waits until this node has everything that was committed before the call, or until the time-out passes.
    void catchUp(Duration timeout) {
        long calledNanos = System.nanoTime();
        lock.lock();
        try {
            long nanos = timeout.toNanos();
            while (nanos > 0 && confirmedNanos - calledNanos < 0) {
                published.awaitNanos(Math.min(nanos, refresh()));
                nanos = calledNanos + timeout.toNanos() - System.nanoTime();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /// Wakes the writer, unless another caller did so within [Ledger#REFRESH_INTERVAL_MIN].
    void refreshSoon() {
        lock.lock();
        try {
            var _ = refresh();
        } finally {
            lock.unlock();
        }
    }

    /// @return time until the writer may be woken again, in nanoseconds, at least a millisecond
    private long refresh() {
        long now = System.nanoTime();
        if (refreshNanos - now <= 0) {
            refreshNanos = now + Ledger.REFRESH_INTERVAL_MIN.toNanos();
            wakeWriter.run();
        }
        return Math.max(refreshNanos - now, TimeUnit.MILLISECONDS.toNanos(1));
    }
}
