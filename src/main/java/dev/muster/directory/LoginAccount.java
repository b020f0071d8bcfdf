package dev.muster.directory;

import org.jspecify.annotations.Nullable;

/// The log-in settings of a user.
///
/// A change that ends all sessions of the user increases `credentialEpoch` by 1.
///
/// @param name the login name, unique by its key
/// @param enabled whether the user is enabled
/// @param standard whether log-in by password is allowed
/// @param passwordModifiable whether the user may change the password
/// @param newPasswordRequired whether the next log-in must set a new password
/// @param password id of the secret that has the hash of the password, null if there is no password
/// @param credentialEpoch number of changes that ended all sessions of the user, 0 or more
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

    /// Whether the settings allow a log-in by password; the expiry of the password is not checked.
    public boolean allowsPasswordLogIn() {
        return enabled && standard && password != null;
    }

    public LoginAccount withName(String changed) {
        return new LoginAccount(
                changed, enabled, standard, passwordModifiable, newPasswordRequired, password, credentialEpoch);
    }

    /// The account, enabled or disabled. Disabling it ends the user's sessions.
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

    /// The account with another password. This ends the user's sessions.
    ///
    /// @param secret id of the secret that has the hash of the password, null for no password
    /// @param newRequired whether the next log-in must set a new password
    public LoginAccount withPassword(@Nullable String secret, boolean newRequired) {
        return new LoginAccount(name, enabled, standard, passwordModifiable, newRequired, secret, credentialEpoch + 1);
    }
}
