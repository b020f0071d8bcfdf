package dev.muster.directory;

import dev.muster.base.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What few accounts have beside their log-in: names in other systems, a password that expires, settings,
/// addresses, an API token. Most have none of it and share [#NONE].
///
/// @param ldapDn the distinguished name in a directory service, may be empty
/// @param trustId the name a trusted proxy knows the user by, may be empty
/// @param databaseLogIn the name in a data warehouse, may be empty; kept for clients, without effect here
/// @param timezone id of the default time zone, may be empty
/// @param language id of the language, may be empty
/// @param addresses where reports would be sent, in the order they were entered
/// @param apiToken null: none
public record Profile(
        String ldapDn,
        String trustId,
        String databaseLogIn,
        Expiry expiry,
        String timezone,
        String language,
        List<Address> addresses,
        @Nullable ApiToken apiToken) {

    /// Nothing of all this: one object for nearly all users.
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

    /// When a password expires, and whether the next one will.
    ///
    /// @param atMillis milliseconds since 1970 UTC; 0: never
    /// @param renews whether a new password expires in its turn, `everyDays` later
    /// @param everyDays 1 to 999; 0: nobody said
    public record Expiry(long atMillis, boolean renews, int everyDays) {

        public static final Expiry NEVER = new Expiry(0, false, 0);

        private static final long DAY_MILLIS = 86_400_000;

        /// Whether the password has expired at that time.
        public boolean passed(long millis) {
            return atMillis != 0 && atMillis <= millis;
        }

        /// Whether this password expires some day, or the next one will.
        public boolean everPasses() {
            return atMillis != 0 || nextPasses();
        }

        /// Whether the next password will expire.
        public boolean nextPasses() {
            return renews && everyDays > 0;
        }

        public Expiry at(long changed) {
            return new Expiry(changed, renews, everyDays);
        }

        public Expiry withRenews(boolean changed) {
            return new Expiry(atMillis, changed, everyDays);
        }

        public Expiry withEveryDays(int changed) {
            return new Expiry(atMillis, renews, changed);
        }

        /// As it is once another password was set at that time.
        public Expiry renewed(long millis) {
            return at(nextPasses() ? millis + everyDays * DAY_MILLIS : 0);
        }
    }

    /// Where a user can be reached.
    ///
    /// @param id 32 upper-case hex digits
    /// @param name what people call it
    /// @param value the address itself
    /// @param delivery how it is reached, such as `EMAIL`
    /// @param device id of the device, 32 upper-case hex digits
    /// @param isDefault whether it is the first choice; at most one of a user's is
    public record Address(String id, String name, String value, String delivery, String device, boolean isDefault) {

        public Address withDefault(boolean changed) {
            return new Address(id, name, value, delivery, device, changed);
        }
    }

    /// A token by which a program logs in as the user.
    ///
    /// @param secret id of the secret that holds the token's hash
    /// @param maker who made it; if somebody else, it ends once the user holds anything that the maker doesn't
    /// @param createdMillis milliseconds since 1970 UTC
    public record ApiToken(String secret, UserId maker, long createdMillis) {}
}
