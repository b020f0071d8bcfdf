package dev.muster.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/// Dates on the wire: `2019-05-21T18:34:36.000+0000` in answers, always UTC with milliseconds; one of the forms
/// below in requests. A day that does not exist in its month is refused.
public final class Dates {

    /// A date and time with its zone: `2021-04-04T06:33:32Z`, `+02:00`, or the form of answers.
    public static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss[.SSS][XXXXX][XX]", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /// A date and time with an offset without a colon, as in answers, or with `Z`; milliseconds may be missing.
    public static final DateTimeFormatter OFFSET_WITHOUT_COLON = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss[.SSS]XX", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /// A day with a year of four digits, alone, with a time, or with a time and a zone; UTC if there is none.
    public static final DateTimeFormatter DAY_OR_TIME = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-MM-dd[['T'][' ']HH:mm[:ss[.SSS]][XXXXX][XX]]")
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /// A date and time in UTC, in American notation: `11/29/2026 02:30:00 PM`.
    public static final DateTimeFormatter AMERICAN = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("M/d/uuuu h:m:s a")
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter(Locale.US)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter ANSWER = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Dates() {}

    /// A time in the form of answers.
    ///
    /// @param millis milliseconds since 1970 UTC
    public static String text(long millis) {
        return ANSWER.format(Instant.ofEpochMilli(millis));
    }

    /// A time in a request, as milliseconds since 1970 UTC. Empty if the text does not have the form, or if the number
    /// of milliseconds is too large for a `long`.
    public static Optional<Long> millis(String text, DateTimeFormatter form) {
        try {
            return Optional.of(form.parse(text, Instant::from).toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
