package dev.muster.password;

import dev.muster.base.Problem;
import dev.muster.base.Text;
import dev.muster.directory.LoginAccount;
import dev.muster.directory.User;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.store.Secret;

/// Unlocks an account: sets another password, enables the account, and allows log-in by password. Ends all
/// sessions of the user.
///
/// Refuses with `user.unknown`, `authority.holds_more`.
///
/// @param logIn the log-in name, regardless of upper and lower case
/// @param secret the hash of the new password, under an id of its own
public record UnlockAccount(String logIn, Secret secret) implements UseCase {

    @Override
    public void decide(Draft draft) {
        User user = draft.now()
                .userByLoginName(logIn)
                .orElseThrow(() -> new Problem.NotFound(
                        "user.unknown", "There is no user with the log-in name '" + Text.shown(logIn) + "'"));
        draft.comment("Password reset on the server's machine");
        LoginAccount open = user.account();
        draft.put(user.with(new LoginAccount(
                open.name(),
                true,
                true,
                open.passwordModifiable(),
                open.newPasswordRequired(),
                open.password(),
                open.credentialEpoch())));
        new SetPassword(user.id(), secret, false).decide(draft);
    }
}
