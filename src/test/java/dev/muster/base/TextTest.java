package dev.muster.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The text that people may write, and the rule by which two names are the same.
class TextTest {

    /// One database stores a question mark instead of half a surrogate pair; the other refuses U+0000, which the first
    /// stores.
    @Test
    void textThatTheDatabasesStoreDifferentlyIsRefused() {
        for (String odd : List.of("\ud800", "a\udc00", "\ud83dx\ude00", "\ude00\ud83d", "a\0b")) {
            assertThatThrownBy(() -> Text.name(odd, "role.name", 250)).isInstanceOf(Problem.Invalid.class);
            assertThatThrownBy(() -> Text.prose(odd, "role.description", 250)).isInstanceOf(Problem.Invalid.class);
        }
    }

    @Test
    void allOtherProseIsStoredUnchanged() {
        String prose = " line\r\n\ttab \u0001 \u202e 😀 𐐀 ";

        assertThat(Text.prose(prose, "role.description", 250)).isEqualTo(prose);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " \t\n", "a\nb", "a\u007fb", "a\u0085b", "a\u2028b", "a\u202eb", "a\u2066b", "12345678901"})
    void otherNamesAreRefused(String name) {
        assertThatThrownBy(() -> Text.name(name, "role.name", 10))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class, p -> assertThat(p.code()).isEqualTo("role.name"));
    }

    @Test
    void aNameIsStoredWithoutBlanksAroundIt() {
        assertThat(Text.name(" \tAnn 😀 Lee\n", "role.name", 10)).isEqualTo("Ann 😀 Lee");
    }

    /// Every blank of Unicode; Java's own strip leaves three of them.
    @ParameterizedTest
    @ValueSource(
            chars = {' ', '\t', '\r', '\u001f', '\u00a0', '\u1680', '\u2007', '\u202f', '\u2028', '\u205f', '\u3000'})
    void aNameHasNoBlanksAtItsEnds(char blank) {
        assertThat(Text.name(blank + "a" + blank + blank, "role.name", 10)).isEqualTo("a");
        assertThat(Text.isBlank(" " + blank)).isTrue();
        assertThat(Text.isBlank(blank + "a")).isFalse();
        assertThatThrownBy(() -> Text.name(blank + " " + blank, "role.name", 10))
                .isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void blanksWithinANameStay() {
        assertThat(Text.name("10\u202f000 roles", "role.name", 20)).isEqualTo("10\u202f000 roles");
        assertThat(Text.stripped("")).isEmpty();
    }

    @Test
    void anEmojiIsOneCharacter() {
        assertThat(Text.name("😀".repeat(10), "role.name", 10)).hasSize(20);
        assertThat(Text.prose("😀".repeat(10), "role.description", 10)).hasSize(20);
        assertThatThrownBy(() -> Text.name("😀".repeat(11), "role.name", 10)).isInstanceOf(Problem.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u200b", "\u200da", "a\u200db", "é\u200d", "m\u00adstr", "\u2060mstr", "m\ufeffstr"})
    void invisibleCharactersAreFoundUnlessTheyJoinLetters(String name) {
        assertThat(Text.hasInvisibleCharacters(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mstr", "角色 🌍 👩\u200d👩\u200d👧", "می\u200cخواهم", "é ü"})
    void charactersThatJoinLettersAreNotInvisible(String name) {
        assertThat(Text.hasInvisibleCharacters(name)).isFalse();
    }

    @Test
    void aNameThatLooksLikeAnIdIsRefused() {
        assertThatThrownBy(() -> Text.name("54f3d26011d2896560009A8E67019608", "role.name", 250))
                .isInstanceOf(Problem.Invalid.class);
    }

    @ParameterizedTest
    @CsvSource({"Role, rOLE", "straße, STRASSE", "ὀδυσσεύς, ὈΔΥΣΣΕΎΣ", "é, e\u0301", "ǆ, Ǆ"})
    void namesAreTheSameWhateverTheirCaseAndForm(String one, String other) {
        assertThat(Text.key(one)).isEqualTo(Text.key(other));
    }

    @Test
    void aKeyMayBeLongerThanItsName() {
        assertThat(Text.key("İ".repeat(250))).hasSize(500);
    }

    @Test
    void aMessageHasNoControlCharacters() {
        assertThat(Text.shown("a\u001b[31m\u202e\ud800b")).isEqualTo("a?[31m??b");
        assertThat(Text.shown("x".repeat(1_000))).hasSizeLessThan(100).endsWith("…");
    }
}
