package dev.muster.ledger;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The queue in front of the writer. Bounded. Log-ins and log-outs have a queue of their own, so that they never wait
/// behind other jobs. Thread-safe.
final class WriteQueue {

    private final int max;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Job> sessions = new ArrayDeque<>();
    private final Deque<Job> ordinary = new ArrayDeque<>();
    private boolean woken;
    private boolean closed;

    /// @param max maximum number of jobs in each of the two queues
    WriteQueue(int max) {
        this.max = max;
    }

    /// Adds a job at the end, without waking the writer.
    ///
    /// @return false if the queue is full or closed
    boolean offer(Job job) {
        lock.lock();
        try {
            Deque<Job> queue = queueOf(job);
            if (closed || queue.size() >= max) {
                return false;
            }
            queue.addLast(job);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Puts jobs that were taken back to the front.
    ///
    /// @return false if the queue is closed
    boolean putBack(List<Job> jobs) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            for (int i = jobs.size() - 1; i >= 0; i--) {
                queueOf(jobs.get(i)).addFirst(jobs.get(i));
            }
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Wakes the writer if jobs are waiting.
    void wakeForJobs() {
        lock.lock();
        try {
            if (!sessions.isEmpty() || !ordinary.isEmpty()) {
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Wakes the writer even if no job is waiting, so that it reads the head of the database.
    void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for a job, a wake-up, the closing of the queue, or the time-out.
    void await(Duration timeout) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = timeout.toNanos();
            while (sessions.isEmpty() && ordinary.isEmpty() && !woken && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            woken = false;
        } finally {
            lock.unlock();
        }
    }

    /// Takes the next jobs, log-ins and log-outs first; none if none is waiting.
    ///
    /// @param countMax maximum number of jobs
    List<Job> take(int countMax) {
        lock.lock();
        try {
            List<Job> jobs = new ArrayList<>();
            drain(sessions, jobs, countMax);
            drain(ordinary, jobs, countMax);
            return jobs;
        } finally {
            lock.unlock();
        }
    }

    /// Removes the jobs that were queued before a time and that the writer has not taken.
    ///
    /// @param nanos the time, in nanoseconds of [System#nanoTime]
    List<Job> takeExpired(long nanos) {
        lock.lock();
        try {
            List<Job> expired = new ArrayList<>();
            for (Deque<Job> queue : List.of(sessions, ordinary)) {
                queue.removeIf(job -> job.isOlderThan(nanos) && job.giveUp() && expired.add(job));
            }
            return expired;
        } finally {
            lock.unlock();
        }
    }

    /// Closes the queue and removes the waiting jobs.
    List<Job> close() {
        lock.lock();
        try {
            closed = true;
            List<Job> waiting = new ArrayList<>(sessions);
            waiting.addAll(ordinary);
            sessions.clear();
            ordinary.clear();
            changed.signalAll();
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    private Deque<Job> queueOf(Job job) {
        return job.session ? sessions : ordinary;
    }

    private static void drain(Deque<Job> queue, List<Job> jobs, int countMax) {
        while (jobs.size() < countMax && !queue.isEmpty()) {
            Job job = queue.removeFirst();
            if (job.take()) {
                jobs.add(job);
            }
        }
    }
}
