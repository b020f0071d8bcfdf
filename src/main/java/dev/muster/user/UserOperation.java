package dev.muster.user;

import dev.muster.holder.HolderOperation;
import dev.muster.store.Secret;

/// An operation on one user: one element of a request that creates or alters the user.
sealed interface UserOperation {

    /// Sets a text of the user.
    record SetText(TextField field, String text) implements UserOperation {}

    /// Turns a flag of the user on or off.
    record SetFlag(Flag flag, boolean on) implements UserOperation {}

    /// Sets the password. The caller of the use case has applied the rule for passwords.
    ///
    /// @param secret the hash of the password
    record Password(Secret secret) implements UserOperation {}

    /// Sets the time at which the password expires.
    ///
    /// @param millis milliseconds since 1970 UTC; 0 for never
    record ExpireAt(long millis) implements UserOperation {}

    /// Sets the lifetime of passwords.
    ///
    /// @param days 1 to 999; 0 for no limit
    record ExpireEvery(int days) implements UserOperation {}

    /// An operation that users and groups share.
    record Common(HolderOperation operation) implements UserOperation {}

    /// The texts of a user.
    enum TextField {
        LOG_IN,
        FULL_NAME,
        DESCRIPTION,
        LDAP_DN,
        TRUST_ID,
        DATABASE_LOG_IN,
        TIMEZONE,
        LANGUAGE
    }

    /// The flags of a user: settings that are on or off.
    enum Flag {
        ENABLED,
        STANDARD,
        PASSWORD_MODIFIABLE,
        NEW_PASSWORD_REQUIRED,
        EXPIRY_RENEWS
    }
}
