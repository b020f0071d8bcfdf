package dev.muster.session;

import dev.muster.base.UserId;
import dev.muster.directory.LogIn;
import dev.muster.directory.User;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.store.Session;

/// Begins a session for a user whose password was right a moment ago, if it still is the same one and
/// the account still is in use.
///
/// Refuses with `login.failed`.
///
/// @param verified whose password was right, and how the account was then
/// @param tokenHash of the new token
/// @param lifeMillis when the session ends whatever happens, counted from its start
/// @param settings what the client chose, as JSON
record StartSession(Credentials.Verified verified, String tokenHash, long lifeMillis, String settings)
        implements UseCase {

    @Override
    public void decide(Draft draft) {
        keep(draft, requireSame(draft));
    }

    /// The account, if it is as it was when the password was right.
    LogIn requireSame(Draft draft) {
        LogIn then = verified.logIn();
        return draft.now()
                .users()
                .find(verified.user())
                .map(User::logIn)
                .filter(now -> now.possible() && verified.secret().equals(now.password()))
                .filter(now -> now.credentialEpoch() == then.credentialEpoch())
                .orElseThrow(Credentials::failed);
    }

    void keep(Draft draft, LogIn now) {
        UserId user = verified.user();
        draft.keep(new Session(
                tokenHash,
                user,
                now.credentialEpoch(),
                draft.millis(),
                draft.millis(),
                draft.millis() + lifeMillis,
                false,
                draft.caller().address(),
                settings));
    }
}
