package dev.muster.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Dates that clients write.
class DatesTest {

    private static final Map<String, DateTimeFormatter> FORMS = Map.of(
            "moment",
            Dates.DATE_TIME,
            "answered",
            Dates.OFFSET_WITHOUT_COLON,
            "day",
            Dates.DAY_OR_TIME,
            "american",
            Dates.AMERICAN);

    @ParameterizedTest
    @CsvSource({
        "moment,   2021-04-04T06:33:32Z",
        "moment,   2021-04-04T08:33:32+02:00",
        "moment,   2021-04-04T06:33:32.000+0000",
        "answered, 2021-04-04T06:33:32.000+0000",
        "answered, 2021-04-04T06:33:32Z",
        "day,      2021-04-04 06:33:32",
        "day,      2021-04-04T06:33:32.000+0000",
        "american, 04/04/2021 06:33:32 AM",
        "american, 4/4/2021 6:33:32 am"
    })
    void eachFormIsRead(String form, String text) {
        assertThat(Dates.millis(text, form(form)))
                .contains(Instant.parse("2021-04-04T06:33:32Z").toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({
        "moment,   2021-02-30T06:33:32Z",
        "moment,   2021-04-04T06:33:32",
        "answered, 2021-02-30T06:33:32Z",
        "answered, 2021-04-04T24:00:00Z",
        "day,      2021-02-30",
        "day,      +12021-02-03",
        "american, 02/30/2021 06:33:32 AM",
        "american, 04/04/2021 14:33:32 PM",
        "american, 04/04/2021"
    })
    void aMalformedDateIsNotRead(String form, String text) {
        assertThat(Dates.millis(text, form(form))).isEmpty();
    }

    private static DateTimeFormatter form(String name) {
        return FORMS.getOrDefault(name, Dates.DATE_TIME);
    }
}
