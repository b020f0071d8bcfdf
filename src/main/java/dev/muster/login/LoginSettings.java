package dev.muster.login;

import dev.muster.base.UserId;
import dev.muster.directory.Directory;
import dev.muster.password.PasswordRule;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The settings of log-ins: the limits on sessions and on failed log-ins, the user for guests, and the rule for new
/// passwords.
///
/// @param idle the time without use after which a session ends
/// @param life the time after which a session ends in any case
/// @param passwords the rule for new passwords
/// @param guest the login name of the user for guests; null if guests may not log in
/// @param guestsMax maximum number of live sessions of guests: without it a client could begin any number
/// @param sessionsMax maximum number of live sessions of any other user: every node has all sessions in memory
/// @param failuresAMinute maximum number of failed log-ins under one name from one client in a minute; 0 for no limit
public record LoginSettings(
        Duration idle,
        Duration life,
        PasswordRule passwords,
        @Nullable String guest,
        int guestsMax,
        int sessionsMax,
        int failuresAMinute) {

    /// The highest limit. Above it the bucket of a client could not be [LoginThrottle#NAMES_FACTOR] times as large,
    /// because one failure refills in at least a millisecond.
    public static final int FAILURES_MAX = 6_000;

    private static final int FAILURES = 20;
    private static final int GUESTS = 10_000;
    private static final int SESSIONS = 10_000;

    /// The default: 30 minutes idle, 24 hours in all.
    public static final LoginSettings USUAL = new LoginSettings(Duration.ofMinutes(30), Duration.ofHours(24));

    /// @throws IllegalArgumentException if a time is below one second; its message is for people
    public LoginSettings {
        if (idle.toSeconds() < 1 || life.toSeconds() < 1) {
            throw new IllegalArgumentException("A session lasts at least a second");
        }
    }

    /// Limits with the default rule for passwords and without guests.
    public LoginSettings(Duration idle, Duration life) {
        this(idle, life, PasswordRule.USUAL, null, GUESTS, SESSIONS, FAILURES);
    }

    /// The same with another user for guests; null for no guests.
    public LoginSettings withGuest(@Nullable String changed) {
        return new LoginSettings(idle, life, passwords, changed, guestsMax, sessionsMax, failuresAMinute);
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
    public LoginSettings withGuestsMax(int changed) {
        return new LoginSettings(idle, life, passwords, guest, changed, sessionsMax, failuresAMinute);
    }

    /// The same with another limit on sessions of one user.
    public LoginSettings withSessionsMax(int changed) {
        return new LoginSettings(idle, life, passwords, guest, guestsMax, changed, failuresAMinute);
    }

    /// The same with another limit on failed log-ins.
    public LoginSettings withFailures(int changed) {
        return new LoginSettings(idle, life, passwords, guest, guestsMax, sessionsMax, changed);
    }

    public LoginSettings withPasswords(PasswordRule changed) {
        return new LoginSettings(idle, life, changed, guest, guestsMax, sessionsMax, failuresAMinute);
    }
}
