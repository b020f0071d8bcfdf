package dev.muster.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {

    @Test
    void aHashMatchesItsPasswordOnly() {
        String hash = PasswordHash.hash("correct", new Random(1));

        assertThat(hash).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(PasswordHash.matches(hash, "correct")).isTrue();
        assertThat(PasswordHash.matches(hash, "Correct")).isFalse();
        assertThat(PasswordHash.matches(hash, "")).isFalse();
    }

    @Test
    void twoHashesOfOnePasswordDiffer() {
        Random random = new Random(1);

        assertThat(PasswordHash.hash("same", random)).isNotEqualTo(PasswordHash.hash("same", random));
    }

    @Test
    void aBlankPasswordHasAHash() {
        assertThat(PasswordHash.matches(PasswordHash.hash("", new Random(1)), ""))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=19456,t=2,p=1$c2l4dGVlbiBieXRlIHNsdA$0+6uKtE4uPg8f/R6r5UQg8K35sSoyzDOYAKKAihl63Q",
                "$argon2id$v=19$m=4096,t=3,p=2$c2l4dGVlbiBieXRlIHNsdA$2eFuZAvaqq2vTArG70so86c1929uZh6K"
            })
    void hashesOfAnotherProgramAndOfOtherCostsAreUnderstood(String hash) {
        assertThat(PasswordHash.matches(hash, "Basel is a town")).isTrue();
        assertThat(PasswordHash.matches(hash, "Basel is a city")).isFalse();
    }

    @Test
    void theSamePasswordInAnotherFormOfUnicodeIsTheSame() {
        String hash = PasswordHash.hash("Z\u00fcrichsee", new Random(1));

        assertThat(PasswordHash.matches(hash, "Zu\u0308richsee")).isTrue();
    }

    @Test
    void theHashForUnknownUsersMatchesNoPassword() {
        assertThat(PasswordHash.matches(PasswordHash.unmatchable(), "")).isFalse();
        assertThat(PasswordHash.unmatchable())
                .startsWith(PasswordHash.hash("", new Random(1)).substring(0, 30));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "$argon2i$v=19$m=19456,t=2,p=1$c29tc2FsdHNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=9999999,t=2,p=1$c29tc2FsdHNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=19456,t=999,p=1$c29tc2FsdHNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=4,t=1,p=1$c29tc2FsdHNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
            })
    void aMalformedHashIsRefused(String hash) {
        assertThatIllegalArgumentException().isThrownBy(() -> PasswordHash.matches(hash, "password"));
    }
}
