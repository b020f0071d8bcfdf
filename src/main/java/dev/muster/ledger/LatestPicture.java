package dev.muster.ledger;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// The latest picture that this node knows of, and until when it was known that there is no later one.
///
/// Threads: reading takes a reference; whoever needs a later picture waits for it.
final class LatestPicture implements Writer.Published {

    private final Runnable look;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private volatile Picture picture;
    private volatile long confirmedNanos = System.nanoTime();
    private long lookNanos = confirmedNanos;

    /// @param look lets the writer look at the database soon
    LatestPicture(Picture first, Runnable look) {
        this.picture = first;
        this.look = look;
    }

    @Override
    public Picture now() {
        return picture;
    }

    @Override
    public void publish(Picture later, long confirmed) {
        lock.lock();
        try {
            picture = later;
            confirmedNanos = confirmed;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Notes that the picture was still the latest.
    ///
    /// @param nanos when, by [System#nanoTime]
    void confirm(long nanos) {
        lock.lock();
        try {
            confirmedNanos = nanos;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Whether it was known to be the latest that long ago or later.
    boolean confirmedWithin(Duration age) {
        return System.nanoTime() - confirmedNanos < age.toNanos();
    }

    /// The picture once it is as it has to be, or whatever it is when the patience is at its end.
    Picture await(Predicate<Picture> enough, Duration patience) {
        long nanos = patience.toNanos();
        lock.lock();
        try {
            while (nanos > 0 && !enough.test(picture)) {
                nanos = news.awaitNanos(nanos);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return picture;
    }

    /// Waits until this node knows what was committed before now, or until the patience is at its end.
    void catchUp(Duration patience) {
        long asked = System.nanoTime();
        lock.lock();
        try {
            long left = patience.toNanos();
            while (left > 0 && confirmedNanos - asked < 0) {
                news.awaitNanos(Math.min(left, lookNow()));
                left = asked + patience.toNanos() - System.nanoTime();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /// Lets the writer look at the database, unless somebody asked for it a moment ago.
    void lookSoon() {
        lock.lock();
        try {
            var _ = lookNow();
        } finally {
            lock.unlock();
        }
    }

    /// @return how long nobody else may ask for a look, in nanoseconds
    private long lookNow() {
        long now = System.nanoTime();
        if (lookNanos - now <= 0) {
            lookNanos = now + Ledger.LOOKS_APART.toNanos();
            look.run();
        }
        return Math.max(lookNanos - now, TimeUnit.MILLISECONDS.toNanos(1));
    }
}
