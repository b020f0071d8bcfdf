package dev.muster.user;

import dev.muster.base.Problem;
import dev.muster.base.Text;
import dev.muster.base.UserId;
import dev.muster.directory.Directory;
import dev.muster.naming.NameRule;

/// The rules for the texts of users, for new users and altered ones alike.
final class UserRules {

    /// The longest name in another system, and the longest id of a setting.
    static final int LINK_CHARS_MAX = 1_000;

    /// The longest lifetime of passwords.
    static final int EXPIRY_DAYS_MAX = 999;

    private UserRules() {}

    static String fullName(String raw) {
        return Text.name(raw, "user.name", NameRule.NAME_CHARS_MAX);
    }

    static String description(String raw) {
        return Text.prose(raw, "user.description", NameRule.DESCRIPTION_CHARS_MAX);
    }

    static String link(String raw) {
        return Text.prose(Text.stripped(raw), "user.link", LINK_CHARS_MAX);
    }

    /// The text as a login name that no other user has.
    ///
    /// @param user the user for whom the name is meant, who may have it already
    static String freeLogIn(Directory directory, UserId user, String raw) {
        String name = Text.name(raw, "user.login", NameRule.NAME_CHARS_MAX);
        if (Text.hasInvisibleCharacters(name)) {
            throw new Problem.Invalid(
                    "user.login", "A login name must not have invisible characters: '" + Text.shown(name) + "'");
        }
        directory
                .userByLoginName(name)
                .filter(other -> !other.id().equals(user))
                .ifPresent(other -> {
                    throw new Problem.Conflict(
                            "user.login_taken",
                            "There is a user with the login name '" + Text.shown(name)
                                    + "'. Choose another login name");
                });
        return name;
    }

    static int expiryDays(int days) {
        if (days < 0 || days > EXPIRY_DAYS_MAX) {
            throw new Problem.Invalid(
                    "user.expiry",
                    "The lifetime of a password must be 1 to " + EXPIRY_DAYS_MAX + " days, or 0 for no limit: " + days);
        }
        return days;
    }
}
