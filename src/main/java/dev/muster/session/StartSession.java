package dev.muster.session;

import dev.muster.directory.User;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.store.Session;

/// Begins a session for a user who proved a moment ago who they are, if that still holds.
///
/// Refuses with `login.failed`.
///
/// @param tokenHash of the new token
/// @param lifeMillis when the session ends whatever happens, counted from its start
/// @param settings what the client chose, as JSON
record StartSession(Admission.Proof proof, String tokenHash, long lifeMillis, String settings) implements UseCase {

    @Override
    public void decide(Draft draft) {
        keep(draft, requireHolds(draft));
    }

    /// The user, if the proof still holds.
    User requireHolds(Draft draft) {
        return proof.holds(draft).orElseThrow(Credentials::failed);
    }

    void keep(Draft draft, User user) {
        draft.keep(new Session(
                tokenHash,
                user.id(),
                user.logIn().credentialEpoch(),
                draft.millis(),
                draft.millis(),
                Math.min(draft.millis() + lifeMillis, proof.endsMillisMax()),
                false,
                draft.caller().address(),
                settings,
                proof.apiToken()));
    }
}
