package dev.muster.access;

import dev.muster.directory.LoginAccount;
import dev.muster.directory.Profile;
import dev.muster.directory.User;

/// How well somebody gets in by their password, from not at all to for good.
enum PasswordUsability {
    /// There is no password, it may not be used, or the account isn't in use.
    NONE,
    /// The password has expired, and others alone can set another.
    EXPIRED,
    /// The password is good, or good for setting one more, but that will expire, and others alone can then set another.
    PASSING,
    /// The password has expired, and is good for setting another.
    RENEWABLE,
    /// The password is good, and never expires or is theirs to replace.
    LASTING;

    /// @param millis now, milliseconds since 1970 UTC
    static PasswordUsability of(User user, long millis) {
        LoginAccount account = user.account();
        Profile.Expiry expiry = user.profile().expiry();
        if (!account.possible()) {
            return NONE;
        }
        boolean once = account.newPasswordRequired();
        boolean theirs = account.passwordModifiable() || (once && !expiry.nextPasses());
        boolean passed = expiry.passed(millis);
        if (theirs || !expiry.everPasses()) {
            return passed ? RENEWABLE : LASTING;
        }
        return passed && !once ? EXPIRED : PASSING;
    }
}
