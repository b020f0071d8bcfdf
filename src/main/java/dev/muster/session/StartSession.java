package dev.muster.session;

import dev.muster.base.Problem;
import dev.muster.base.UserId;
import dev.muster.directory.User;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.store.Session;

/// Begins a session for a user whose password was right a moment ago, if it still is the same one and
/// the account still is in use.
///
/// Refuses with `login.failed`.
///
/// @param tokenHash of the new token
/// @param password the id of the secret that was compared with
/// @param lifeMillis when the session ends whatever happens, counted from its start
/// @param settings what the client chose, as JSON
public record StartSession(UserId user, String tokenHash, String password, long lifeMillis, String settings)
        implements UseCase {

    @Override
    public void decide(Draft draft) {
        User now = draft.now()
                .users()
                .find(user)
                .filter(found -> found.logIn().possible())
                .filter(found -> password.equals(found.logIn().password()))
                .orElseThrow(StartSession::failed);
        draft.keep(new Session(
                tokenHash,
                user,
                now.logIn().credentialEpoch(),
                draft.millis(),
                draft.millis(),
                draft.millis() + lifeMillis,
                false,
                draft.caller().address(),
                settings));
    }

    /// That a log-in failed, in the one form that tells nothing of why.
    static Problem failed() {
        return new Problem.Unauthenticated("login.failed", "Login failed");
    }
}
