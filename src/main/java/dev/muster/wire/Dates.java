package dev.muster.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Dates as the wire has them: `2019-05-21T18:34:36.000+0000`, UTC, milliseconds always.
public final class Dates {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Dates() {}

    /// A moment as text.
    ///
    /// @param millis since 1970 UTC
    public static String text(long millis) {
        return FORM.format(Instant.ofEpochMilli(millis));
    }
}
