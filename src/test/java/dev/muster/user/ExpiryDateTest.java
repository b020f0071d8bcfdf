package dev.muster.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.base.Problem;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Dates of expiry in every form that clients write, also the form of answers.
class ExpiryDateTest {

    @ParameterizedTest
    @CsvSource({
        "2032-05-06, 2032-05-06T00:00:00Z",
        "' 2032-05-06 ', 2032-05-06T00:00:00Z",
        "2032-05-06 07:08, 2032-05-06T07:08:00Z",
        "2032-05-06 07:08:09, 2032-05-06T07:08:09Z",
        "2032-05-06T07:08:09.123+0000, 2032-05-06T07:08:09.123Z",
        "2032-05-06T07:08:09.123+0200, 2032-05-06T05:08:09.123Z",
        "2032-05-06T07:08:09+02:00, 2032-05-06T05:08:09Z",
        "2032-05-06T07:08:09.123Z, 2032-05-06T07:08:09.123Z"
    })
    void eachFormIsRead(String text, Instant instant) {
        assertThat(Instant.ofEpochMilli(ExpiryDate.millis(text))).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void blankIsNever(String text) {
        assertThat(ExpiryDate.millis(text)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soon",
                "2032-02-30",
                "2032-13-01",
                "1960-01-01",
                "12032-05-06",
                "+12032-05-06",
                "2032-05-06T25:00",
                "06.05.2032"
            })
    void aMalformedDateIsRefused(String text) {
        assertThatThrownBy(() -> ExpiryDate.millis(text)).isInstanceOf(Problem.Invalid.class);
    }
}
