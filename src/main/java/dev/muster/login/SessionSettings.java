package dev.muster.login;

import dev.muster.base.UserId;
import dev.muster.directory.Directory;
import dev.muster.password.PasswordRule;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How long sessions live, and what a password that is set at log-in must be like.
///
/// @param idle how long one may go unused
/// @param life how long one lasts at most
/// @param passwords the rule for new ones
/// @param guest the log-in name of the user whom an anonymous log-in is; null: there is none
/// @param guestsMax how many sessions of theirs at once: whoever needs no name for one could make any number
/// @param sessionsMax how many sessions of any other user at once: each is kept by every node
/// @param failuresAMinute how many log-ins under one name may fail from one place; 0: any number
public record SessionSettings(
        Duration idle,
        Duration life,
        PasswordRule passwords,
        @Nullable String guest,
        int guestsMax,
        int sessionsMax,
        int failuresAMinute) {

    /// What is asked for at most: more is no limit.
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

    /// Whether it is the user whom an anonymous log-in is.
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
