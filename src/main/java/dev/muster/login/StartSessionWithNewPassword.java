package dev.muster.login;

import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.password.SetPassword;

/// Begins a session and sets a new password. The other sessions of the user end, so the limit on sessions does not
/// matter.
///
/// Refuses with `login.failed`, `login.password_fixed`.
///
/// @param set the new password of the same user
record StartSessionWithNewPassword(StartSession start, SetPassword set) implements UseCase {

    @Override
    public void decide(Draft draft) {
        PasswordVerifier.requireModifiable(start.requireValidUser(draft).account());
        set.decide(draft);
        start.begin(draft, draft.now().users().find(set.user()).orElseThrow());
    }
}
