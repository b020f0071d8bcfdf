package dev.muster.session;

import dev.muster.base.Problem;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Checks passwords, a few at a time: each costs memory and a core, and log-ins must not starve the rest.
public final class PasswordCheck {

    /// How long a log-in waits for its turn.
    private static final int PATIENCE_SECONDS = 5;

    private static final int RETRY_AFTER_SECONDS = 2;

    private final Semaphore turns;
    private final String ofNobody = Passwords.ofNobody(new SecureRandom());

    /// @param atOnce hashes computed at the same time at most
    public PasswordCheck(int atOnce) {
        this.turns = new Semaphore(atOnce, true);
    }

    /// Whether it is the password of that hash. Without a hash it is not, and costs the same: exactly one
    /// computation.
    ///
    /// @throws Problem.Busy `login.busy` if too many are waiting
    public boolean matches(Optional<String> hash, String password) {
        acquire();
        try {
            boolean same = Passwords.matches(hash.orElse(ofNobody), password);
            return same && hash.isPresent();
        } finally {
            turns.release();
        }
    }

    private void acquire() {
        try {
            if (turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new Problem.Busy("login.busy", "Too many log-ins at once; try again", RETRY_AFTER_SECONDS);
    }
}
