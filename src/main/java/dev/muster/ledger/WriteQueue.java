package dev.muster.ledger;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Who waits for the writer: log-ins and log-outs in a lane of their own, so that they never queue
/// behind the rest; the rest in order, and bounded.
final class WriteQueue {

    private final int max;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Deque<Job> sessions = new ArrayDeque<>();
    private final Deque<Job> ordinary = new ArrayDeque<>();
    private boolean woken;
    private boolean closed;

    WriteQueue(int max) {
        this.max = max;
    }

    /// Queues a job; the writer isn't told.
    ///
    /// @return false if the lane is full or closed
    boolean offer(Job job) {
        lock.lock();
        try {
            Deque<Job> lane = laneOf(job);
            if (closed || lane.size() >= max) {
                return false;
            }
            lane.addLast(job);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Puts jobs back in front: they were taken before whoever waits now.
    ///
    /// @return false if nobody will take them any more
    boolean back(List<Job> jobs) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            for (int i = jobs.size() - 1; i >= 0; i--) {
                laneOf(jobs.get(i)).addFirst(jobs.get(i));
            }
            news.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Tells the writer, if somebody waits.
    void wakeForJobs() {
        lock.lock();
        try {
            if (!sessions.isEmpty() || !ordinary.isEmpty()) {
                news.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Lets the writer look at the database although nobody waits.
    void wake() {
        lock.lock();
        try {
            woken = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until somebody does, or until a wake-up, or closing.
    void await(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = patience.toNanos();
            while (sessions.isEmpty() && ordinary.isEmpty() && !woken && !closed && nanos > 0) {
                nanos = news.awaitNanos(nanos);
            }
            woken = false;
        } finally {
            lock.unlock();
        }
    }

    /// The next jobs, sessions first; none if nobody waits.
    List<Job> take(int most) {
        lock.lock();
        try {
            List<Job> jobs = new ArrayList<>();
            drain(sessions, jobs, most);
            drain(ordinary, jobs, most);
            return jobs;
        } finally {
            lock.unlock();
        }
    }

    /// Takes out those who were offered before a moment and that the writer hasn't taken: they have given up.
    ///
    /// @param nanos by [System#nanoTime]
    List<Job> impatient(long nanos) {
        lock.lock();
        try {
            List<Job> impatient = new ArrayList<>();
            for (Deque<Job> lane : List.of(sessions, ordinary)) {
                lane.removeIf(job -> job.isOlderThan(nanos) && job.giveUp() && impatient.add(job));
            }
            return impatient;
        } finally {
            lock.unlock();
        }
    }

    /// Lets nobody in any more and gives those who waited.
    List<Job> close() {
        lock.lock();
        try {
            closed = true;
            List<Job> left = new ArrayList<>(sessions);
            left.addAll(ordinary);
            sessions.clear();
            ordinary.clear();
            news.signalAll();
            return left;
        } finally {
            lock.unlock();
        }
    }

    private Deque<Job> laneOf(Job job) {
        return job.session ? sessions : ordinary;
    }

    private static void drain(Deque<Job> lane, List<Job> jobs, int most) {
        while (jobs.size() < most && !lane.isEmpty()) {
            Job job = lane.removeFirst();
            if (job.take()) {
                jobs.add(job);
            }
        }
    }
}
