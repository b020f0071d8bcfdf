package dev.muster.login;

import dev.muster.base.Problem;
import dev.muster.base.UserId;
import dev.muster.directory.LogIn;
import dev.muster.directory.User;
import dev.muster.ledger.Draft;
import dev.muster.ledger.Ledger;
import dev.muster.ledger.Picture;
import dev.muster.password.PasswordCheck;
import dev.muster.store.Secret;
import java.util.Optional;

/// Finds out whose name and password these are.
///
/// Whoever doesn't know a password learns nothing here: that there is no such user, that the user has
/// no password, that the account is disabled and that the password is wrong look the same and cost the
/// same, one look-up and one computation. Only the right password is told what else is in the way.
///
/// Refuses with `login.failed`, `login.disabled`, `login.not_allowed`, `login.busy`.
final class Credentials {

    /// The id of a secret that isn't there.
    static final String NO_SECRET = "0".repeat(32);

    private final Ledger ledger;
    private final PasswordCheck passwords;

    Credentials(Ledger ledger, PasswordCheck passwords) {
        this.ledger = ledger;
        this.passwords = passwords;
    }

    /// Somebody whose password was right: it proves who they are as long as it is the same, and the account is in
    /// use and its sessions weren't all ended.
    ///
    /// @param secret id of the password
    record Verified(UserId user, LogIn logIn, String secret) implements Admission.Proof {

        @Override
        public Optional<User> holds(Draft draft) {
            return draft.now()
                    .users()
                    .find(user)
                    .filter(now ->
                            now.logIn().possible() && secret.equals(now.logIn().password()))
                    .filter(now -> now.logIn().credentialEpoch() == logIn.credentialEpoch());
        }
    }

    Verified verify(Picture picture, String name, String password) {
        Optional<User> user = picture.directory().userByLogIn(name);
        String secret = user.map(User::logIn).map(LogIn::password).orElse(NO_SECRET);
        boolean right = passwords.matches(ledger.secret(secret).map(Secret::value), password);
        User known = user.filter(found -> right).orElseThrow(Credentials::failed);
        LogIn logIn = known.logIn();
        if (!logIn.enabled()) {
            throw new Problem.Unauthenticated("login.disabled", "Login failed: the account is disabled");
        }
        if (!logIn.standard()) {
            throw new Problem.Unauthenticated(
                    "login.not_allowed", "Login failed: this account doesn't log in with a password");
        }
        return new Verified(known.id(), logIn, secret);
    }

    /// Lets those pass who may set a password of their own.
    ///
    /// @throws Problem.Unauthenticated `login.password_fixed`
    static void requireModifiable(LogIn logIn) {
        if (!logIn.passwordModifiable() && !logIn.newPasswordRequired()) {
            throw new Problem.Unauthenticated(
                    "login.password_fixed", "Login failed: this account's password is set by others");
        }
    }

    static Problem failed() {
        return new Problem.Unauthenticated("login.failed", "Login failed");
    }
}
