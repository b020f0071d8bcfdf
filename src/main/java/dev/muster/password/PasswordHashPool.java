package dev.muster.password;

import dev.muster.base.Problem;
import dev.muster.base.Text;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// A bounded thread pool for password hashes: each computation costs memory and a core, and log-ins must not starve
/// other requests. Its threads end when they are idle.
///
/// Refuses with `login.busy` if too many computations are waiting.
public final class PasswordHashPool {

    /// The number of computations that may wait for each running one: a few seconds of work.
    private static final int WAITING_EACH = 128;

    /// The part of the heap that all computations together may take.
    private static final int HEAP_PART = 8;

    private static final int RETRY_AFTER_SECONDS = 2;
    private static final int THREAD_IDLE_SECONDS = 30;

    private final SecureRandom random = new SecureRandom();
    private final String unmatchable = PasswordHash.unmatchable();
    private final Computation computation;
    private final ThreadPoolExecutor threads;

    /// A comparison of a password with a hash.
    @FunctionalInterface
    public interface Computation {
        boolean matches(String hash, String password);
    }

    /// @param atOnce maximum number of hashes computed at the same time; lowered if the heap is small
    public PasswordHashPool(int atOnce) {
        this(fitting(atOnce, Runtime.getRuntime().maxMemory()), WAITING_EACH, PasswordHash::matches);
    }

    /// A pool with another computation, such as one that counts.
    ///
    /// @param waitingEach the number of computations that may wait for each running one
    public PasswordHashPool(int atOnce, int waitingEach, Computation computation) {
        this.computation = computation;
        this.threads = new ThreadPoolExecutor(
                atOnce,
                atOnce,
                THREAD_IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(atOnce * waitingEach),
                Thread.ofPlatform().daemon().name("passwords-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    static int fitting(int atOnce, long heapBytes) {
        return (int) Math.max(1, Math.min(atOnce, heapBytes / HEAP_PART / (PasswordHash.MEMORY_KIB * 1024L)));
    }

    /// Whether the hash is of this password. Without a hash the answer is no, at the cost of one computation as well. A
    /// text that is longer than any password has the same cost too; without this, normalizing it would take longer.
    ///
    /// @throws Problem.Busy `login.busy`
    public boolean matches(Optional<String> hash, String password) {
        boolean possible = Text.chars(password) <= PasswordRule.CHARS_MAX;
        String compared = possible ? password : "";
        boolean same = compute(() -> computation.matches(hash.orElse(unmatchable), compared));
        return same && possible && hash.isPresent();
    }

    /// The hash of a new password.
    ///
    /// @throws Problem.Busy `login.busy`
    public String hash(String password) {
        return compute(() -> PasswordHash.hash(password, random));
    }

    private <T> T compute(Callable<T> work) {
        Future<T> result;
        try {
            result = threads.submit(work);
        } catch (RejectedExecutionException full) {
            throw busy();
        }
        try {
            return result.get();
        } catch (InterruptedException stopping) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw busy();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("The hash of a password could not be computed", failed.getCause());
        }
    }

    private static Problem busy() {
        return new Problem.Busy("login.busy", "Too many log-ins at once. Try again", RETRY_AFTER_SECONDS);
    }
}
