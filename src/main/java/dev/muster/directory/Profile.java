package dev.muster.directory;

import dev.muster.base.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The optional parts of a user: names in other systems, password expiry, settings, addresses, an API token.
///
/// Most users have none of these and share [#NONE]. `databaseLogIn` has no effect in this server; it is stored
/// because clients read it back.
///
/// @param ldapDn the distinguished name in a directory service, may be empty
/// @param trustId the name by which a trusted proxy knows the user, may be empty
/// @param databaseLogIn the name in a data warehouse, may be empty
/// @param expiry the expiry of the user's passwords
/// @param timezone id of the default time zone, may be empty
/// @param language id of the language, may be empty
/// @param addresses the addresses for reports, in the order in which they were added
/// @param apiToken the API token, null if the user has none
public record Profile(
        String ldapDn,
        String trustId,
        String databaseLogIn,
        Expiry expiry,
        String timezone,
        String language,
        List<Address> addresses,
        @Nullable ApiToken apiToken) {

    /// The empty profile: one object that nearly all users share.
    public static final Profile NONE = new Profile("", "", "", Expiry.NEVER, "", "", List.of(), null);

    public Profile {
        addresses = List.copyOf(addresses);
    }

    public Profile withLdapDn(String changed) {
        return new Profile(changed, trustId, databaseLogIn, expiry, timezone, language, addresses, apiToken);
    }

    public Profile withTrustId(String changed) {
        return new Profile(ldapDn, changed, databaseLogIn, expiry, timezone, language, addresses, apiToken);
    }

    public Profile withDatabaseLogIn(String changed) {
        return new Profile(ldapDn, trustId, changed, expiry, timezone, language, addresses, apiToken);
    }

    public Profile with(Expiry changed) {
        return new Profile(ldapDn, trustId, databaseLogIn, changed, timezone, language, addresses, apiToken);
    }

    public Profile withTimezone(String changed) {
        return new Profile(ldapDn, trustId, databaseLogIn, expiry, changed, language, addresses, apiToken);
    }

    public Profile withLanguage(String changed) {
        return new Profile(ldapDn, trustId, databaseLogIn, expiry, timezone, changed, addresses, apiToken);
    }

    public Profile with(List<Address> changed) {
        return new Profile(ldapDn, trustId, databaseLogIn, expiry, timezone, language, changed, apiToken);
    }

    public Profile with(@Nullable ApiToken changed) {
        return new Profile(ldapDn, trustId, databaseLogIn, expiry, timezone, language, addresses, changed);
    }

    /// The expiry of a user's password, and of the next password.
    ///
    /// @param atMillis time of expiry of the present password, milliseconds since 1970 UTC; 0 for never
    /// @param renews whether the next password expires too, `everyDays` after it is set
    /// @param everyDays lifetime of the next password, 1 to 999 days; 0 if not set
    public record Expiry(long atMillis, boolean renews, int everyDays) {

        public static final Expiry NEVER = new Expiry(0, false, 0);

        private static final long DAY_MILLIS = 86_400_000;

        /// Whether the password has expired at that time.
        public boolean hasExpired(long millis) {
            return atMillis != 0 && atMillis <= millis;
        }

        /// Whether this password expires at any time, or the next password will expire.
        public boolean everExpires() {
            return atMillis != 0 || nextExpires();
        }

        /// Whether the next password will expire.
        public boolean nextExpires() {
            return renews && everyDays > 0;
        }

        public Expiry withAtMillis(long changed) {
            return new Expiry(changed, renews, everyDays);
        }

        public Expiry withRenews(boolean changed) {
            return new Expiry(atMillis, changed, everyDays);
        }

        public Expiry withEveryDays(int changed) {
            return new Expiry(atMillis, renews, changed);
        }

        /// The expiry after a new password is set at that time.
        ///
        /// @param millis time when the new password is set, milliseconds since 1970 UTC
        public Expiry renewed(long millis) {
            return withAtMillis(nextExpires() ? millis + everyDays * DAY_MILLIS : 0);
        }
    }

    /// A contact address of a user. At most one address of a user is the default.
    ///
    /// @param id id of the address, 32 upper-case hex digits
    /// @param name the name of the address that people see
    /// @param value the address itself
    /// @param delivery kind of delivery, such as `EMAIL`
    /// @param device id of the device, 32 upper-case hex digits
    /// @param isDefault whether this is the default address
    public record Address(String id, String name, String value, String delivery, String device, boolean isDefault) {

        public Address withDefault(boolean changed) {
            return new Address(id, name, value, delivery, device, changed);
        }
    }

    /// An API token, with which a program logs in as the user.
    ///
    /// A token that another user made ends when its user gains anything that the maker does not hold.
    ///
    /// @param secret id of the secret that has the hash of the token
    /// @param maker the user who made the token
    /// @param createdMillis time of creation, milliseconds since 1970 UTC
    public record ApiToken(String secret, UserId maker, long createdMillis) {}
}
