package dev.muster.user;

import dev.muster.holder.HolderOperation;
import dev.muster.store.Secret;

/// What may be asked of one user.
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

    /// What may be asked of groups too.
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

    /// What is so or not.
    enum Flag {
        ENABLED,
        STANDARD,
        PASSWORD_MODIFIABLE,
        NEW_PASSWORD_REQUIRED,
        EXPIRY_RENEWS
    }
}
