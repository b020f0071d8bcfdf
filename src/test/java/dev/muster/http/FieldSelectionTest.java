package dev.muster.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The query parameter `fields` (contract 0.4).
class FieldSelectionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name          | {\"name\":\"a\",\"id\":1}                | {\"name\":\"a\"}",
                "id,name       | {\"name\":\"a\",\"id\":1,\"acl\":[1]}    | {\"name\":\"a\",\"id\":1}",
                "' id , name ' | {\"name\":\"a\",\"id\":1,\"acl\":[1]}    | {\"name\":\"a\",\"id\":1}",
                "owner         | {\"owner\":{\"id\":1,\"x\":{}},\"id\":2} | {\"owner\":{\"id\":1,\"x\":{}}}",
                "ext_type      | {\"name\":\"a\"}                         | {}",
                "id            | [{\"id\":1,\"n\":2},{\"n\":3}]           | [{\"id\":1},{}]",
                "id            | []                                       | []",
                "id            | [1,[{\"n\":1}],null]                     | [1,[{\"n\":1}],null]",
                "id            | 7                                        | 7",
                "Id            | {\"id\":1}                               | {}"
            })
    void topLevelMembersAreChosen(String fields, String json, String expected) {
        assertThat(applied(fields, json)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "<string>", " <string> ,"})
    void anEmptySelectionMeansEverything(String fields) {
        assertThat(FieldSelection.of(fields)).isSameAs(FieldSelection.ALL);
        assertThat(applied(fields, "{\"a\":1}")).isEqualTo("{\"a\":1}");
    }

    @Test
    void costlyMembersAreWantedOnlyIfSelected() {
        assertThat(FieldSelection.ALL.selects("acl")).isTrue();
        assertThat(FieldSelection.of("id").selects("acl")).isFalse();
        assertThat(FieldSelection.of("id,acl").selects("acl")).isTrue();
    }

    private static String applied(String fields, String json) {
        return new String(
                FieldSelection.of(fields).applyTo(json.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
