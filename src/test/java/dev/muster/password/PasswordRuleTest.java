package dev.muster.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.base.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "horse staple 1",
                "correct-horse",
                "tr0ub4dor&3xyz",
                "Administrator of Basel",
                "p4ssing clouds",
                "831975204638",
                "\u5bc6\u7801\u5f88\u96be\u731c\u5230\u7684\u4e00\u4e2a\u5bc6\u7801\u554a"
            })
    void goodPasswordsAreAccepted(String password) {
        assertThatCode(() -> PasswordRule.USUAL.require("jane", password)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "elevenchars",
                "            ",
                "password1234",
                "P@ssw0rd!!!!",
                "123456789012",
                "1234567890123",
                "210987654321",
                "aaaaaaaaaaaa",
                "abababababab",
                "Administrator1",
                "MicroStrategy!",
                "qwertyuiop12",
                "changeme2026",
                "Jane.Doe-2026!",
                "abcdefghijkl",
                "null\u0000character1"
            })
    void commonShortAndOddPasswordsAreRefused(String password) {
        refused(PasswordRule.USUAL, "jane.doe", password);
    }

    @Test
    void aPasswordThatIsTooLongIsRefused() {
        refused(PasswordRule.USUAL, "jane", "abcdefgh".repeat(32) + "x");
        assertThatCode(() -> PasswordRule.USUAL.require("jane", "h0Rse!ba".repeat(32)))
                .doesNotThrowAnyException();
    }

    @Test
    void theRuleOfTheDemoIsWeaker() {
        assertThatCode(() -> PasswordRule.DEMO.require("jane", "8 clouds")).doesNotThrowAnyException();
        assertThatCode(() -> PasswordRule.DEMO.require("testuser", "12345678")).doesNotThrowAnyException();
        assertThatCode(() -> PasswordRule.DEMO.require("Administrator", "")).doesNotThrowAnyException();
        assertThatCode(() -> PasswordRule.DEMO.require("MSTR", "")).doesNotThrowAnyException();
        refused(PasswordRule.DEMO, "jane", "");
        refused(PasswordRule.DEMO, "jane", "7 cloud");
        refused(PasswordRule.USUAL, "Administrator", "");
    }

    private static void refused(PasswordRule rule, String loginName, String password) {
        Problem problem = catchThrowableOfType(Problem.class, () -> rule.require(loginName, password));
        assertThat(problem).as(password).isNotNull();
        assertThat(problem.code()).isEqualTo("password.rule");
        assertThat(problem.getMessage()).doesNotContain("elevenchars");
    }
}
