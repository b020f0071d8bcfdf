package dev.muster.session;

import dev.muster.base.Problem;
import java.util.Locale;
import java.util.Set;

/// What a password must be like.
///
/// @param charsMin 12, or 8 in a demonstration
/// @param blankForWellKnown whether Administrator and `mstr` may have a blank one: only in a demonstration
public record PasswordRule(int charsMin, boolean blankForWellKnown) {

    /// Longest password: past it the hash would only cost.
    public static final int CHARS_MAX = 256;

    /// The rule of a server in earnest.
    public static final PasswordRule USUAL = new PasswordRule(12, false);

    /// The rule of a demonstration.
    public static final PasswordRule DEMO = new PasswordRule(8, true);

    /// Long enough, and among the first that anybody tries.
    private static final Set<String> COMMON = Set.of(
            "administrator",
            "password1234",
            "password12345",
            "passwordpassword",
            "123456789012",
            "1234567890123",
            "qwertyuiopas",
            "qwerty123456",
            "iloveyou1234",
            "letmeinletmein",
            "welcome12345",
            "microstrategy",
            "changemechangeme",
            "000000000000",
            "111111111111",
            "aaaaaaaaaaaa",
            "abcdefghijkl");

    private static final Set<String> WELL_KNOWN = Set.of("administrator", "mstr");

    /// Refuses a password that is too short, too long, common, or the log-in name.
    ///
    /// @throws Problem.Invalid `password.rule`
    public void require(String logIn, String password) {
        String name = logIn.toLowerCase(Locale.ROOT);
        if (password.isEmpty() && blankForWellKnown && WELL_KNOWN.contains(name)) {
            return;
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (password.length() < charsMin
                || password.length() > CHARS_MAX
                || COMMON.contains(lower)
                || lower.equals(name)) {
            throw new Problem.Invalid(
                    "password.rule",
                    "A password has " + charsMin + " to " + CHARS_MAX + " characters and is not a common one");
        }
    }
}
