package dev.muster.login;

import dev.muster.base.Problem;
import dev.muster.directory.User;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.store.Session;

/// Begins a session for a user who has proved their identity, if the evidence is still valid and the user does not
/// have too many sessions.
///
/// At the limit the new session is refused. No old session is ended, so that no user loses work; only a client that
/// can log in as the user can use up the user's sessions.
///
/// Refuses with `login.failed`, `login.guests`, `login.sessions`.
///
/// @param tokenHash the hash of the session token
/// @param settings the limits on sessions
/// @param preferences the client's preferences for the session, as JSON
record StartSession(
        LoginService.Authentication authentication, String tokenHash, LoginSettings settings, String preferences)
        implements UseCase {

    private static final int RETRY_AFTER_SECONDS = 60;

    @Override
    public void decide(Draft draft) {
        User user = requireValidUser(draft);
        requireRoom(draft, user);
        begin(draft, user);
    }

    /// The user; requires that the evidence is still valid.
    User requireValidUser(Draft draft) {
        return authentication.validUser(draft).orElseThrow(PasswordVerifier::failed);
    }

    private void requireRoom(Draft draft, User user) {
        int count = draft.sessionsOf(user.id());
        if (settings.isGuest(draft.now(), user.id())) {
            if (count >= settings.guestsMax()) {
                throw new Problem.Busy(
                        "login.guests", "Too many guests are logged in. Try again later", RETRY_AFTER_SECONDS);
            }
        } else if (count >= settings.sessionsMax()) {
            throw new Problem.Busy(
                    "login.sessions",
                    "This user has too many sessions. End one of them, or try again later",
                    RETRY_AFTER_SECONDS);
        }
    }

    void begin(Draft draft, User user) {
        draft.keep(new Session(
                tokenHash,
                user.id(),
                user.account().credentialEpoch(),
                draft.millis(),
                draft.millis(),
                Math.min(draft.millis() + settings.life().toMillis(), authentication.endsMillisMax()),
                false,
                draft.caller().address(),
                preferences,
                authentication.apiToken()));
    }
}
