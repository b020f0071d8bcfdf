package dev.muster.login;

import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.password.SetPassword;

/// Begins a session with another password than the one that was right a moment ago; the user's other
/// sessions end, so that it is never one too many.
///
/// Refuses with `login.failed`, `login.password_fixed`.
///
/// @param set for the same user
record StartSessionWithNewPassword(StartSession start, SetPassword set) implements UseCase {

    @Override
    public void decide(Draft draft) {
        PasswordVerifier.requireModifiable(start.requireHolds(draft).account());
        set.decide(draft);
        start.keep(draft, draft.now().users().find(set.user()).orElseThrow());
    }
}
