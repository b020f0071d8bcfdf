package dev.muster.password;

import dev.muster.base.Hex;
import dev.muster.endpoint.IdGenerator;
import dev.muster.store.Secret;

/// Turns a new password into a secret: checks it by the rule, then hashes it in the pool.
///
/// @param rule the rule for new passwords
public record NewPasswordHasher(PasswordRule rule, PasswordHashPool hashPool, IdGenerator ids) {

    /// The hash of a password under an id of its own. Costs as much as a log-in.
    ///
    /// @param logInName whose password it is to be
    /// @throws dev.muster.base.Problem.Invalid `password.rule`
    /// @throws dev.muster.base.Problem.Busy `login.busy`
    public Secret secret(String logInName, String password) {
        rule.require(logInName, password);
        return hashed(password);
    }

    /// The hash of a password that was judged already, under an id of its own.
    ///
    /// @throws dev.muster.base.Problem.Busy `login.busy`
    public Secret hashed(String password) {
        return new Secret(Hex.text(ids.next(), ids.next()), SetPassword.KIND, hashPool.hash(password));
    }
}
