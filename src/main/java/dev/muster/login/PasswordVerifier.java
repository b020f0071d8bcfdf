package dev.muster.login;

import dev.muster.base.Problem;
import dev.muster.base.UserId;
import dev.muster.directory.LoginAccount;
import dev.muster.directory.User;
import dev.muster.ledger.Draft;
import dev.muster.ledger.Ledger;
import dev.muster.ledger.Picture;
import dev.muster.password.PasswordHashPool;
import dev.muster.store.Secret;
import java.util.Optional;

/// Verifies a login name and a password.
///
/// A client without the password learns nothing: an unknown user, a user without a password, a disabled account and a
/// wrong password have the same answer and the same cost, one look-up and one computation. The answer gives other
/// reasons for a refusal only if the password is correct.
///
/// Refuses with `login.failed`, `login.disabled`, `login.not_allowed`, `login.busy`.
final class PasswordVerifier {

    /// An id that no secret has.
    static final String NO_SECRET = "0".repeat(32);

    private final Ledger ledger;
    private final PasswordHashPool hashPool;

    PasswordVerifier(Ledger ledger, PasswordHashPool hashPool) {
        this.ledger = ledger;
        this.hashPool = hashPool;
    }

    /// A user whose password was correct. The evidence is valid until the password changes, the account is disabled, or
    /// all sessions of the user end.
    ///
    /// @param secret the id of the hash of the password
    record Verified(UserId user, LoginAccount account, String secret) implements LoginService.Authentication {

        @Override
        public Optional<User> validUser(Draft draft) {
            return draft.now()
                    .users()
                    .find(user)
                    .filter(now -> now.account().allowsPasswordLogIn()
                            && secret.equals(now.account().password()))
                    .filter(now -> now.account().credentialEpoch() == account.credentialEpoch());
        }
    }

    Verified verify(Picture picture, String name, String password) {
        Optional<User> user = picture.directory().userByLoginName(name);
        String secret = user.map(User::account).map(LoginAccount::password).orElse(NO_SECRET);
        boolean right = hashPool.matches(ledger.secret(secret).map(Secret::value), password);
        User known = user.filter(found -> right).orElseThrow(PasswordVerifier::failed);
        LoginAccount account = known.account();
        requireEnabled(account);
        if (!account.standard()) {
            throw new Problem.Unauthenticated(
                    "login.not_allowed", "Login failed: this account may not log in with a password");
        }
        return new Verified(known.id(), account, secret);
    }

    /// Requires that the user may set a new password.
    ///
    /// @throws Problem.Unauthenticated `login.password_fixed`
    static void requireModifiable(LoginAccount account) {
        if (!account.passwordModifiable() && !account.newPasswordRequired()) {
            throw new Problem.Unauthenticated(
                    "login.password_fixed",
                    "Login failed: this account may not change its password. Ask a user administrator for a new one");
        }
    }

    /// Requires that the account is enabled.
    ///
    /// @throws Problem.Unauthenticated `login.disabled`
    static void requireEnabled(LoginAccount account) {
        if (!account.enabled()) {
            throw new Problem.Unauthenticated(
                    "login.disabled", "Login failed: the account is disabled. Ask a user administrator to enable it");
        }
    }

    static Problem failed() {
        return new Problem.Unauthenticated("login.failed", "Login failed");
    }
}
