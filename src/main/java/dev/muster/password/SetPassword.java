package dev.muster.password;

import dev.muster.base.UserId;
import dev.muster.directory.LoginAccount;
import dev.muster.directory.Profile;
import dev.muster.directory.User;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.store.Secret;

/// Sets the password of a user, ends all sessions of the user, and restarts the period after which the password
/// expires. The rule for passwords must have been applied before, because only the hash is known here.
///
/// Refuses with `user.unknown`, `authority.holds_more`.
///
/// @param secret the hash of the new password, with a new id
/// @param newRequired whether the user must set another password at the next log-in
public record SetPassword(UserId user, Secret secret, boolean newRequired) implements UseCase {

    /// The kind of secret that is the hash of a password.
    public static final String KIND = "password";

    @Override
    public void decide(Draft draft) {
        User before = draft.sight().require(user);
        draft.authority().requireActUpon(user);
        LoginAccount account = before.account();
        if (account.password() != null) {
            draft.dropSecret(account.password());
        }
        draft.keep(secret);
        Profile profile = before.profile();
        draft.put(before.with(account.withPassword(secret.id(), newRequired))
                .with(profile.with(profile.expiry().renewed(draft.millis()))));
    }
}
