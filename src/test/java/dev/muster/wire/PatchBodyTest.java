package dev.muster.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.base.Problem;
import dev.muster.http.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Values of operations, in all forms that old and new clients write.
class PatchBodyTest {

    @ParameterizedTest
    @CsvSource({"5, 5", "-7, -7", "[5], 5", "123456789012345678901234567890, 123456789012345678901234567890"})
    void anIntegerIsReadAsText(String value, String text) {
        assertThat(step(value).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.0", "1e3", "true", "{}", "[]", "[5,6]", "[null]"})
    void otherValuesAreNoText(String value) {
        assertThatThrownBy(() -> step(value).text())
                .isInstanceOfSatisfying(
                        Problem.Invalid.class, p -> assertThat(p.code()).isEqualTo("patch.value"));
    }

    private static PatchBody.Operation step(String value) {
        String body = "{\"operationList\":[{\"op\":\"replace\",\"path\":\"/name\",\"value\":" + value + "}]}";
        return Json.read(body.getBytes(StandardCharsets.UTF_8), PatchBody.class)
                .operations()
                .getFirst();
    }
}
