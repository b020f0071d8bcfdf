package dev.muster.user;

import dev.muster.base.Problem;
import dev.muster.base.Text;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/// When a password expires, in the forms that clients write: a date, or a date and a time, with or without zone.
final class ExpiryDate {

    private static final DateTimeFormatter FORMS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd[['T'][' ']HH:mm[:ss[.SSS]][XXXXX][XX]]", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /// Years of four digits: no form of the wire has others.
    private static final int YEAR_MAX = 9_999;

    private ExpiryDate() {}

    /// Milliseconds since 1970 UTC; 0 for a blank text, which means never.
    ///
    /// @throws Problem.Invalid `user.expiry`
    static long millis(String text) {
        String date = text.strip();
        if (date.isEmpty()) {
            return 0;
        }
        try {
            TemporalAccessor parsed = FORMS.parseBest(date, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            long millis =
                    switch (parsed) {
                        case OffsetDateTime exact -> exact.toInstant().toEpochMilli();
                        case LocalDateTime utc -> utc.toInstant(ZoneOffset.UTC).toEpochMilli();
                        case LocalDate day ->
                            day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
                        default -> throw malformed(text);
                    };
            if (millis <= 0 || parsed.get(ChronoField.YEAR) > YEAR_MAX) {
                throw malformed(text);
            }
            return millis;
        } catch (DateTimeException | ArithmeticException e) {
            throw malformed(text);
        }
    }

    private static Problem malformed(String text) {
        return new Problem.Invalid(
                "user.expiry",
                "A date such as 2032-05-06 or 2032-05-06T00:00:00.000+0000 is expected: " + Text.shown(text));
    }
}
