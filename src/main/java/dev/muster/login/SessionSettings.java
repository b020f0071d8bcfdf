package dev.muster.login;

import dev.muster.base.UserId;
import dev.muster.directory.Directory;
import dev.muster.password.PasswordRule;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The limits on sessions, and the rule for passwords that are set at log-in.
///
/// @param idle the time without use after which a session ends
/// @param life the time after which a session ends in any case
/// @param passwords the rule for new passwords
/// @param guest the login name of the user for guests; null if guests may not log in
/// @param guestsMax maximum number of live sessions of guests: without it a client could begin any number
/// @param sessionsMax maximum number of live sessions of any other user: every node has all sessions in memory
/// @param failuresAMinute maximum number of failed log-ins under one name from one origin in a minute; 0 for no limit
public record SessionSettings(
        Duration idle,
        Duration life,
        PasswordRule passwords,
        @Nullable String guest,
        int guestsMax,
        int sessionsMax,
        int failuresAMinute) {

    /// The highest limit: a higher one would have no effect.
    public static final int FAILURES_MAX = 6_000;

    private static final int FAILURES = 20;
    private static final int GUESTS = 10_000;
    private static final int SESSIONS = 10_000;

    /// The default: 30 minutes idle, 24 hours in all.
    public static final SessionSettings USUAL = new SessionSettings(Duration.ofMinutes(30), Duration.ofHours(24));

    /// @throws IllegalArgumentException if a time is below one second; its message is for people
    public SessionSettings {
        if (idle.toSeconds() < 1 || life.toSeconds() < 1) {
            throw new IllegalArgumentException("A session lasts at least a second");
        }
    }

    /// Limits with the default rule for passwords and without guests.
    public SessionSettings(Duration idle, Duration life) {
        this(idle, life, PasswordRule.USUAL, null, GUESTS, SESSIONS, FAILURES);
    }

    /// The same with another user for guests; null for no guests.
    public SessionSettings withGuest(@Nullable String changed) {
        return new SessionSettings(idle, life, passwords, changed, guestsMax, sessionsMax, failuresAMinute);
    }

    /// Whether the user is the one for guests.
    public boolean isGuest(Directory directory, UserId user) {
        return guest != null
                && directory
                        .userByLoginName(guest)
                        .filter(found -> found.id().equals(user))
                        .isPresent();
    }

    /// The same with another limit on sessions of guests.
    public SessionSettings withGuestsMax(int changed) {
        return new SessionSettings(idle, life, passwords, guest, changed, sessionsMax, failuresAMinute);
    }

    /// The same with another limit on sessions of one user.
    public SessionSettings withSessionsMax(int changed) {
        return new SessionSettings(idle, life, passwords, guest, guestsMax, changed, failuresAMinute);
    }

    /// The same with another limit on failed log-ins.
    public SessionSettings withFailures(int changed) {
        return new SessionSettings(idle, life, passwords, guest, guestsMax, sessionsMax, changed);
    }

    public SessionSettings withPasswords(PasswordRule changed) {
        return new SessionSettings(idle, life, changed, guest, guestsMax, sessionsMax, failuresAMinute);
    }
}
