package dev.muster.password;

import dev.muster.base.Problem;
import dev.muster.base.Text;
import java.util.Locale;
import java.util.Set;

/// The rule for new passwords. Existing passwords are not checked by it.
///
/// @param charsMin the shortest password, in characters
/// @param demo whether Administrator and `mstr` may have a blank password, and others a common one
public record PasswordRule(int charsMin, boolean demo) {

    /// 12 characters at least, as everywhere but in the demo.
    public static final PasswordRule USUAL = new PasswordRule(12, false);

    /// 8 characters at least, common ones too, and blank for those the samples log in as without a password.
    public static final PasswordRule DEMO = new PasswordRule(8, true);

    /// Longest password.
    public static final int CHARS_MAX = 256;

    /// Fewer different characters than this are no password.
    private static final int DIFFERENT_CHARS_MIN = 5;

    /// The users who may have a blank password in the demonstration.
    private static final Set<String> BLANK_IN_DEMO = Set.of(Text.key("Administrator"), Text.key("mstr"));

    /// Common passwords, without the characters that people add in front and behind.
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

    /// Refuses a password that is too short, too long or too common.
    ///
    /// @param logInName whose password it is to be: theirs is no password either
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
            throw refused("This password is a common one");
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

    /// The letters of a password without their usual variations: a character that stands for a letter is read as
    /// that letter, and other characters in front and behind are dropped.
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

    /// Whether each character follows the one before it, upwards or downwards, with few exceptions.
    private static boolean isRun(String password) {
        int steps = 0;
        for (int i = 1; i < password.length(); i++) {
            int step = password.charAt(i) - password.charAt(i - 1);
            steps += Math.abs(step) <= 1 || Math.abs(step) == 9 ? 1 : 0; // 9: from 9 to 0
        }
        return steps * 4 >= (password.length() - 1) * 3;
    }

    private static Problem refused(String why) {
        return new Problem.Invalid("password.rule", why);
    }
}
