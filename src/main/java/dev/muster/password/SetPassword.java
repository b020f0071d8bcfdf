package dev.muster.password;

import dev.muster.base.UserId;
import dev.muster.directory.LoginAccount;
import dev.muster.directory.Profile;
import dev.muster.directory.User;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.store.Secret;

/// Gives a user another password, ends all sessions of the user, and starts the password's period anew. The
/// caller of this use case has applied the rule for passwords; only the hash arrives here.
///
/// Refuses with `user.unknown`, `authority.holds_more`.
///
/// @param secret the hash, under an id of its own
/// @param newRequired whether the user must set another password at the next log-in
public record SetPassword(UserId user, Secret secret, boolean newRequired) implements UseCase {

    /// The kind of secrets that are hashes of passwords.
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
