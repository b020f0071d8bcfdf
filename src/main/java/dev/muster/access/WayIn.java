package dev.muster.access;

import dev.muster.directory.LogIn;
import dev.muster.directory.Profile;
import dev.muster.directory.User;

/// How well somebody gets in by their password, from not at all to for good.
enum WayIn {
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
    static WayIn of(User user, long millis) {
        LogIn logIn = user.logIn();
        Profile.Expiry expiry = user.profile().expiry();
        if (!logIn.possible()) {
            return NONE;
        }
        boolean once = logIn.newPasswordRequired();
        boolean theirs = logIn.passwordModifiable() || (once && !expiry.nextPasses());
        boolean passed = expiry.passed(millis);
        if (theirs || !expiry.everPasses()) {
            return passed ? RENEWABLE : LASTING;
        }
        return passed && !once ? EXPIRED : PASSING;
    }
}
