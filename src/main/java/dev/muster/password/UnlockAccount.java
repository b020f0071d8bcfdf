package dev.muster.password;

import dev.muster.base.Problem;
import dev.muster.base.Text;
import dev.muster.directory.LoginAccount;
import dev.muster.directory.User;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.store.Secret;

/// Unlocks an account: sets the password, enables the account, and allows log-in by password. Ends all sessions of
/// the user.
///
/// Refuses with `user.unknown`, `authority.holds_more`.
///
/// @param logIn the login name; the case of letters does not matter
/// @param secret the hash of the new password, with a new id
public record UnlockAccount(String logIn, Secret secret) implements UseCase {

    @Override
    public void decide(Draft draft) {
        User user = draft.now()
                .userByLoginName(logIn)
                .orElseThrow(() -> new Problem.NotFound(
                        "user.unknown", "There is no user with the login name '" + Text.shown(logIn) + "'"));
        draft.comment("Password reset on the server's machine");
        LoginAccount account = user.account();
        draft.put(user.with(new LoginAccount(
                account.name(),
                true,
                true,
                account.passwordModifiable(),
                account.newPasswordRequired(),
                account.password(),
                account.credentialEpoch())));
        new SetPassword(user.id(), secret, false).decide(draft);
    }
}
