package dev.muster.password;

import dev.muster.base.Problem;
import dev.muster.base.Text;
import java.util.Locale;
import java.util.Set;

/// The rule for new passwords. Existing passwords are not checked by it.
///
/// @param charsMin the shortest password, in characters
/// @param demo whether Administrator and `mstr` may have a blank password, and other users a common one
public record PasswordRule(int charsMin, boolean demo) {

    /// The rule outside of the demonstration: at least 12 characters.
    public static final PasswordRule USUAL = new PasswordRule(12, false);

    /// The rule of the demonstration: at least 8 characters, common passwords are allowed, and blank ones for the users
    /// by which the samples log in.
    public static final PasswordRule DEMO = new PasswordRule(8, true);

    /// Longest password, in characters.
    public static final int CHARS_MAX = 256;

    /// Minimum number of different characters.
    private static final int DIFFERENT_CHARS_MIN = 5;

    /// The users who may have a blank password in the demonstration.
    private static final Set<String> BLANK_IN_DEMO = Set.of(Text.key("Administrator"), Text.key("mstr"));

    /// Common passwords, without digits and signs in front and at the end.
    private static final Set<String> COMMON = Set.of(
            "password",
            "passwort",
            "passwd",
            "passphrase",
            "mypassword",
            "newpassword",
            "yourpassword",
            "passwordpassword",
            "changeme",
            "changemenow",
            "pleasechangeme",
            "letmein",
            "letmeinplease",
            "welcome",
            "welcomeback",
            "willkommen",
            "iloveyou",
            "trustnoone",
            "administrator",
            "administrators",
            "administrateur",
            "admin",
            "adminadmin",
            "adminpassword",
            "superuser",
            "supersecret",
            "topsecret",
            "secret",
            "secretsecret",
            "default",
            "defaultpassword",
            "temporary",
            "temppassword",
            "testpassword",
            "testtest",
            "testtesttest",
            "master",
            "masterpassword",
            "muster",
            "mustermuster",
            "mustermann",
            "microstrategy",
            "microstrategylibrary",
            "strategy",
            "qwerty",
            "qwertyuiop",
            "qwertyuiopasdfgh",
            "qwertyqwerty",
            "qwertzuiop",
            "azertyuiop",
            "asdfghjkl",
            "asdfasdf",
            "asdfasdfasdf",
            "zxcvbnm",
            "abcdefgh",
            "abcdefghijkl",
            "abcdefghijklmnopqrstuvwxyz",
            "football",
            "baseball",
            "sunshine",
            "princess",
            "dragon",
            "monkey",
            "superman",
            "starwars",
            "computer",
            "internet",
            "correcthorsebatterystaple");

    /// Requires that a password is neither too short nor too long nor common.
    ///
    /// @param logInName the login name of the user who gets the password; a password like it is refused
    /// @throws Problem.Invalid `password.rule`
    public void require(String logInName, String password) {
        if (demo && password.isEmpty() && BLANK_IN_DEMO.contains(Text.key(logInName))) {
            return;
        }
        int chars = password.codePointCount(0, password.length());
        if (chars < charsMin || chars > CHARS_MAX) {
            throw refused("A password has " + charsMin + " to " + CHARS_MAX + " characters");
        }
        if (!demo && isCommon(logInName, password)) {
            throw refused("The password is too common. Choose another one");
        }
        Text.prose(password, "password.rule", 2 * CHARS_MAX);
    }

    private static boolean isCommon(String logInName, String password) {
        if (password.codePoints().distinct().count() < DIFFERENT_CHARS_MIN) {
            return true;
        }
        String core = core(password);
        return core.isEmpty() ? isRun(password) : COMMON.contains(core) || core.equals(core(logInName));
    }

    /// The letters of a password without common variations: a character that replaces a letter is read as that letter,
    /// and other characters in front and at the end are dropped.
    private static String core(String text) {
        String plain = text.toLowerCase(Locale.ROOT);
        String letters = plain.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
        return letters.replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('@', 'a')
                .replace('5', 's')
                .replace('$', 's')
                .replaceAll("[^\\p{L}]", "");
    }

    /// Whether most characters are a neighbour of the one before, such as in `12345` or `fedcba`.
    private static boolean isRun(String password) {
        int steps = 0;
        for (int i = 1; i < password.length(); i++) {
            int step = password.charAt(i) - password.charAt(i - 1);
            steps += Math.abs(step) <= 1 || Math.abs(step) == 9 ? 1 : 0; // 9 is the step from 9 to 0
        }
        return steps * 4 >= (password.length() - 1) * 3;
    }

    private static Problem refused(String why) {
        return new Problem.Invalid("password.rule", why);
    }
}
