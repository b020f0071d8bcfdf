package dev.muster.user;

import dev.muster.holder.HolderOperation;
import dev.muster.store.Secret;

/// An operation on a user, as a PATCH asks for it.
sealed interface UserOperation {

    /// Another text.
    record Write(Word word, String text) implements UserOperation {}

    /// Another yes or no.
    record Switch(Flag flag, boolean on) implements UserOperation {}

    /// Another password, which was judged by the rule already.
    record Password(Secret secret) implements UserOperation {}

    /// Another end of the password.
    ///
    /// @param millis since 1970 UTC; 0: none
    record ExpireAt(long millis) implements UserOperation {}

    /// Another period after which passwords expire.
    ///
    /// @param days 0: none
    record ExpireEvery(int days) implements UserOperation {}

    /// An operation that groups have, too.
    record Common(HolderOperation operation) implements UserOperation {}

    /// The texts of a user.
    enum Word {
        LOG_IN,
        FULL_NAME,
        DESCRIPTION,
        LDAP_DN,
        TRUST_ID,
        DATABASE_LOG_IN,
        TIMEZONE,
        LANGUAGE
    }

    /// A setting of the account that is on or off.
    enum Flag {
        ENABLED,
        STANDARD,
        PASSWORD_MODIFIABLE,
        NEW_PASSWORD_REQUIRED,
        EXPIRY_RENEWS
    }
}
