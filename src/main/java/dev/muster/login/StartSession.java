package dev.muster.login;

import dev.muster.base.Problem;
import dev.muster.directory.User;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.store.Session;

/// Begins a session for a user who proved a moment ago who they are, if that still holds and they don't have too many.
/// More are refused rather than others ended, so that nobody loses what they are working in, and only who can prove to
/// be a user can use up that user's.
///
/// Refuses with `login.failed`, `login.guests`, `login.sessions`.
///
/// @param tokenHash of the new token
/// @param settings how long it lasts, and how many there may be
/// @param preferences what the client chose, as JSON
record StartSession(
        LoginService.Authentication authentication, String tokenHash, SessionSettings settings, String preferences)
        implements UseCase {

    private static final int RETRY_AFTER_SECONDS = 60;

    @Override
    public void decide(Draft draft) {
        User user = requireHolds(draft);
        requireRoom(draft, user);
        keep(draft, user);
    }

    /// The user, if the proof still holds.
    User requireHolds(Draft draft) {
        return authentication.holds(draft).orElseThrow(PasswordVerifier::failed);
    }

    private void requireRoom(Draft draft, User user) {
        int count = draft.sessionsOf(user.id());
        if (settings.isGuest(draft.now(), user.id())) {
            if (count >= settings.guestsMax()) {
                throw new Problem.Busy("login.guests", "Too many guests are logged in", RETRY_AFTER_SECONDS);
            }
        } else if (count >= settings.sessionsMax()) {
            throw new Problem.Busy("login.sessions", "This user is logged in too many times", RETRY_AFTER_SECONDS);
        }
    }

    void keep(Draft draft, User user) {
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
