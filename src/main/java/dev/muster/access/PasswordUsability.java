package dev.muster.access;

import dev.muster.directory.LoginAccount;
import dev.muster.directory.Profile;
import dev.muster.directory.User;

/// How far a user can log in with their password, now and after it expires; from the worst state to the best.
enum PasswordUsability {
    /// The user has no password, may not use one, or is disabled.
    UNUSABLE,
    /// The password has expired, and only other users can set a new one.
    EXPIRED,
    /// The user can log in, or can set one new password, but the password will expire, and then only other users
    /// can set a new one.
    EXPIRING,
    /// The password has expired, but the user can set a new one at log-in.
    RENEWABLE,
    /// The user can log in, and the password never expires or the user can replace it.
    LASTING;

    /// The usability of the user's password.
    ///
    /// @param millis the current time, milliseconds since 1970 UTC
    static PasswordUsability of(User user, long millis) {
        LoginAccount account = user.account();
        Profile.Expiry expiry = user.profile().expiry();
        if (!account.allowsPasswordLogIn()) {
            return UNUSABLE;
        }
        boolean replaceableOnce = account.newPasswordRequired();
        boolean replaceable = account.passwordModifiable() || (replaceableOnce && !expiry.nextExpires());
        boolean expired = expiry.hasExpired(millis);
        if (replaceable || !expiry.everExpires()) {
            return expired ? RENEWABLE : LASTING;
        }
        return expired && !replaceableOnce ? EXPIRED : EXPIRING;
    }
}
