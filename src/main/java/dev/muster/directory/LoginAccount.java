package dev.muster.directory;

import org.jspecify.annotations.Nullable;

/// How a user may log in.
///
/// @param name the log-in name, unique by its key
/// @param enabled whether the account is in use
/// @param standard whether a password may be used at all
/// @param passwordModifiable whether the user may change it
/// @param newPasswordRequired whether the next log-in must set another one
/// @param password the id of the secret that holds the password's hash; null: no log-in by password
/// @param credentialEpoch grows by one with each change that ends all the user's sessions
public record LoginAccount(
        String name,
        boolean enabled,
        boolean standard,
        boolean passwordModifiable,
        boolean newPasswordRequired,
        @Nullable String password,
        long credentialEpoch) {

    /// An enabled account without a password.
    public static LoginAccount of(String name) {
        return new LoginAccount(name, true, true, true, false, null, 0);
    }

    /// Whether a log-in by password could succeed.
    public boolean possible() {
        return enabled && standard && password != null;
    }

    public LoginAccount withName(String changed) {
        return new LoginAccount(
                changed, enabled, standard, passwordModifiable, newPasswordRequired, password, credentialEpoch);
    }

    /// In use or not; taking an account out of use ends the user's sessions.
    public LoginAccount withEnabled(boolean changed) {
        long epoch = enabled && !changed ? credentialEpoch + 1 : credentialEpoch;
        return new LoginAccount(name, changed, standard, passwordModifiable, newPasswordRequired, password, epoch);
    }

    public LoginAccount withStandard(boolean changed) {
        return new LoginAccount(
                name, enabled, changed, passwordModifiable, newPasswordRequired, password, credentialEpoch);
    }

    public LoginAccount withPasswordModifiable(boolean changed) {
        return new LoginAccount(name, enabled, standard, changed, newPasswordRequired, password, credentialEpoch);
    }

    public LoginAccount withNewPasswordRequired(boolean changed) {
        return new LoginAccount(name, enabled, standard, passwordModifiable, changed, password, credentialEpoch);
    }

    /// With another password, which ends the user's sessions.
    public LoginAccount withPassword(@Nullable String secret, boolean newRequired) {
        return new LoginAccount(name, enabled, standard, passwordModifiable, newRequired, secret, credentialEpoch + 1);
    }
}
