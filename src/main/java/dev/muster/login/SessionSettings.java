package dev.muster.login;

import dev.muster.base.UserId;
import dev.muster.directory.Directory;
import dev.muster.password.PasswordRule;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The limits on sessions, and the rule for passwords that are set at log-in.
///
/// @param idle how long a session may be unused
/// @param life how long a session lasts at most
/// @param passwords the rule for new passwords
/// @param guest the log-in name of the guests' user; null for no guests
/// @param guestsMax the number of guests' sessions at once; guests need no name, so a client could begin any
///     number
/// @param sessionsMax the number of sessions of any other user at once; every node has all of them in memory
/// @param failuresAMinute how many log-ins under one name may fail from one place in a minute; 0 for no limit
public record SessionSettings(
        Duration idle,
        Duration life,
        PasswordRule passwords,
        @Nullable String guest,
        int guestsMax,
        int sessionsMax,
        int failuresAMinute) {

    /// The highest value of the option: more is no limit.
    public static final int FAILURES_MAX = 6_000;

    private static final int FAILURES = 20;
    private static final int GUESTS = 10_000;
    private static final int SESSIONS = 10_000;

    /// Half an hour unused, a day at most.
    public static final SessionSettings USUAL = new SessionSettings(Duration.ofMinutes(30), Duration.ofHours(24));

    /// @throws IllegalArgumentException if a time is too short to be meant, in one sentence
    public SessionSettings {
        if (idle.toSeconds() < 1 || life.toSeconds() < 1) {
            throw new IllegalArgumentException("A session lasts at least a second");
        }
    }

    /// With the rule of a server in earnest.
    public SessionSettings(Duration idle, Duration life) {
        this(idle, life, PasswordRule.USUAL, null, GUESTS, SESSIONS, FAILURES);
    }

    /// With guests, or without.
    public SessionSettings withGuest(@Nullable String changed) {
        return new SessionSettings(idle, life, passwords, changed, guestsMax, sessionsMax, failuresAMinute);
    }

    /// Whether it is the guests' user.
    public boolean isGuest(Directory directory, UserId user) {
        return guest != null
                && directory
                        .userByLoginName(guest)
                        .filter(found -> found.id().equals(user))
                        .isPresent();
    }

    /// With another bound for guests.
    public SessionSettings withGuestsMax(int changed) {
        return new SessionSettings(idle, life, passwords, guest, changed, sessionsMax, failuresAMinute);
    }

    /// With another bound for the sessions of one user.
    public SessionSettings withSessionsMax(int changed) {
        return new SessionSettings(idle, life, passwords, guest, guestsMax, changed, failuresAMinute);
    }

    /// With another bound for log-ins that fail.
    public SessionSettings withFailures(int changed) {
        return new SessionSettings(idle, life, passwords, guest, guestsMax, sessionsMax, changed);
    }

    public SessionSettings withPasswords(PasswordRule changed) {
        return new SessionSettings(idle, life, changed, guest, guestsMax, sessionsMax, failuresAMinute);
    }
}
