package dev.muster.password;

import dev.muster.base.Hex;
import dev.muster.endpoint.IdGenerator;
import dev.muster.store.Secret;

/// Checks a new password by the rule and hashes it in the pool.
///
/// @param rule the rule for new passwords
public record NewPasswordHasher(PasswordRule rule, PasswordHashPool hashPool, IdGenerator ids) {

    /// The hash of a password, with a new id. Costs as much as a log-in.
    ///
    /// @param logInName the login name of the user who gets the password
    /// @throws dev.muster.base.Problem.Invalid `password.rule`
    /// @throws dev.muster.base.Problem.Busy `login.busy`
    public Secret secret(String logInName, String password) {
        rule.require(logInName, password);
        return hashed(password);
    }

    /// The hash of a password that has passed the rule already, with a new id.
    ///
    /// @throws dev.muster.base.Problem.Busy `login.busy`
    public Secret hashed(String password) {
        return new Secret(Hex.text(ids.next(), ids.next()), SetPassword.KIND, hashPool.hash(password));
    }
}
