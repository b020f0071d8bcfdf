package dev.muster.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.base.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private record Sample(
            @Nullable String name,
            @Nullable Integer count,
            @Nullable Boolean on,
            @Nullable List<@Nullable Sample> parts) {}

    record Strict(@Nullable String name) {
        Strict {
            if (name == null) {
                throw new Problem.Invalid("role.name", "A name is missing");
            }
        }
    }

    @Test
    void membersComeInTheRecordsOrderAndNullIsLeftOut() {
        assertThat(new String(Json.write(new Sample("a", 1, null, List.of())), StandardCharsets.UTF_8))
                .isEqualTo("{\"name\":\"a\",\"count\":1,\"parts\":[]}");
    }

    /// A tree takes many times the memory of its text.
    @Test
    void memoryForATreeIsReservedWhileItGrows() {
        AtomicLong reserved = new AtomicLong();
        Json.read(array(100_000), reserved::addAndGet);
        assertThat(reserved).hasValueGreaterThanOrEqualTo(100_000L * CountedNodes.NODE_BYTES);

        assertThatThrownBy(() -> Json.read(array(100_000), bytes -> {
                    throw new Problem.Busy("server.busy", "full", 1);
                }))
                .isInstanceOf(Problem.Busy.class);
    }

    @Test
    void aTreeOfTooManyValuesIsRefused() {
        Json.read(array(CountedNodes.VALUES_MAX - 1), bytes -> {});

        assertThatThrownBy(() -> Json.read(array(CountedNodes.VALUES_MAX), bytes -> {}))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class, p -> assertThat(p.code()).isEqualTo("body.too_large"));
    }

    private static byte[] array(int elements) {
        return ("[" + "{},".repeat(elements - 1) + "{}]").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void unknownMembersAreIgnored() {
        assertThat(sample("{\"name\":\"a\",\"colour\":{\"red\":1}}")).isEqualTo(new Sample("a", null, null, null));
    }

    @Test
    void documentedSamplesHaveStringsForNumbersAndBooleans() {
        assertThat(sample("{\"name\":12,\"count\":\"34\",\"on\":\"true\"}"))
                .isEqualTo(new Sample("12", 34, true, null));
        assertThat(sample("{\"on\":\"False\"}").on()).isFalse();
    }

    @Test
    void nullsStay() {
        Sample sample = sample("{\"parts\":[null]}");

        assertThat(sample.parts()).hasSize(1).containsOnlyNulls();
        assertThat(sample("{\"parts\":null}").parts()).isNull();
    }

    @Test
    void aByteOrderMarkIsNoMistake() {
        assertThat(sample("\uFEFF{\"name\":\"a\"}").name()).isEqualTo("a");
    }

    @Test
    void wholePairsOfSurrogatesAreText() {
        assertThat(sample("{\"name\":\"\\uD83D\\uDE00 😀 \\\\uD83D\"}").name()).isEqualTo("😀 😀 \\uD83D");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"name\":\"a\"} x",
                "{\"name\":\"a\"}{}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"colour\":{\"a\":1,\"a\":2}}",
                "{'name':1}",
                "{\"name\":\"\\uD83D\"}",
                "{\"name\":\"\\uDE00\"}",
                "{\"name\":\"\\uD83D x \\uDE00\"}",
                "{\"name\":\"\\uDE00\\uD83D\"}",
                "{\"name\":\"\\uD83D\\n\\uDE00\"}",
                "{\"name\":\"\\ud83d\\ud83d\\ude00\"}",
                "{\"\\uD83D\":1}",
                "{\"name\":\"a\nb\"}",
                "{\"count\":NaN}",
                "{\"count\":01}",
                "{\"colour\":[1,]}",
                " ",
                "<html/>"
            })
    void whatIsNotJsonIsRefused(String json) {
        assertThatThrownBy(() -> sample(json)).isInstanceOfSatisfying(Problem.Invalid.class, p -> {
            assertThat(p.code()).isEqualTo("json.malformed");
            assertThat(p.getMessage()).contains("Invalid JSON").doesNotContain("com.", "dev.", "java", "Sample");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "\"text\"",
                "7",
                "{\"count\":\"many\"}",
                "{\"count\":1.5}",
                "{\"count\":true}",
                "{\"count\":99999999999}",
                "{\"name\":true}",
                "{\"name\":1.5}",
                "{\"name\":{}}",
                "{\"name\":[\"a\"]}",
                "{\"on\":1}",
                "{\"on\":\"yes\"}",
                "{\"parts\":{}}",
                "{\"parts\":[[]]}"
            })
    void aValueOfAnotherTypeIsRefused(String json) {
        assertThatThrownBy(() -> sample(json)).isInstanceOfSatisfying(Problem.Invalid.class, p -> {
            assertThat(p.code()).isEqualTo("json.type");
            assertThat(p.getMessage()).contains("Invalid JSON").doesNotContain("com.", "dev.", "java", "Sample");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                []                                | the body must be an object, not an array
                7                                 | the body must be an object, not a number
                "text"                            | the body must be an object, not a string
                null                              | the body must be an object, not null
                {"parts":{}}                      | 'parts' must be an array, not an object
                {"parts":[[]]}                    | 'parts[0]' must be an object, not an array
                {"parts":[{},{"count":"many"}]}   | 'parts[1].count' must be a whole number, not 'many'
                {"count":1.5}                     | 'count' must be a whole number, not '1.5'
                {"count":[1]}                     | 'count' must be a whole number, not an array
                {"count":99999999999}             | 'count' must be a whole number from -2147483648 to 2147483647
                {"count":"99999999999"}           | 'count' must be a whole number from -2147483648 to 2147483647, not '99999999999'
                {"name":{"secret":1}}             | 'name' must be a string, not an object
                {"name":1.5}                      | 'name' must be a string, not a number
                {"name":false}                    | 'name' must be a string, not false
                {"on":"yes"}                      | 'on' must be true or false, not 'yes'
                {"on":1}                          | 'on' must be true or false, not '1'
                """)
    void theMessageNamesTheMemberAndTheExpectedType(String json, String message) {
        assertThatThrownBy(() -> sample(json)).hasMessage("Invalid JSON: " + message);
    }

    @Test
    void theMessageHasThePositionOfASyntaxError() {
        assertThatThrownBy(() -> sample("{\n  x}")).hasMessageContaining("line 2, column 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"a\",\"double\":1,\n\"double\":2}",
                "{\"parts\":[{},{\"double\":1,\n\"double\":2}]}",
                "{\"colour\":{\"double\":1,\n\"do\\u0075ble\":2}}",
                "{\"name\":\"a\",\"double\":{},\n\"double\":{}}"
            })
    void aDuplicateMemberIsNamed(String json) {
        assertThatThrownBy(() -> sample(json))
                .message()
                .startsWith("Invalid JSON: 'double' appears twice, line 2, column ")
                .hasLineCount(1);
    }

    @Test
    void depthHasALimit() {
        assertThat(Json.read(nested(Json.DEPTH_MAX)).isArray()).isTrue();
        assertThatThrownBy(() -> Json.read(nested(Json.DEPTH_MAX + 1)))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class, p -> assertThat(p.code()).isEqualTo("json.malformed"));
        assertThatThrownBy(() -> Json.read(nested(100_000))).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        for (byte[] bytes : List.of(
                new byte[] {'"', (byte) 0xC3, '(', '"'},
                new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'},
                "\"ä\"".getBytes(StandardCharsets.ISO_8859_1),
                "{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_16),
                "{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_16LE))) {
            assertThatThrownBy(() -> Json.read(bytes, Sample.class))
                    .isInstanceOfSatisfying(
                            Problem.Invalid.class, p -> assertThat(p.code()).isEqualTo("json.malformed"));
        }
    }

    @Test
    void aRefusalByARecordIsPassedOn() {
        assertThatThrownBy(() -> Json.read("{}".getBytes(StandardCharsets.UTF_8), Strict.class))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class, p -> assertThat(p.code()).isEqualTo("role.name"));
    }

    private static Sample sample(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), Sample.class);
    }

    private static byte[] nested(int depth) {
        return ("[".repeat(depth) + "]".repeat(depth)).getBytes(StandardCharsets.UTF_8);
    }
}
