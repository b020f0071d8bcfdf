package dev.muster.user;

import dev.muster.base.Problem;
import dev.muster.base.Text;
import dev.muster.wire.Dates;

/// Reads the date on which a password expires, in the forms that clients write: a date, or a date and a time,
/// with or without zone.
final class ExpiryDate {

    private ExpiryDate() {}

    /// The time in milliseconds since 1970 UTC; 0 for a blank text, which means never.
    ///
    /// @throws Problem.Invalid `user.expiry`
    static long millis(String text) {
        if (text.isBlank()) {
            return 0;
        }
        return Dates.millis(text.strip(), Dates.DAY_OR_TIME)
                .filter(millis -> millis > 0)
                .orElseThrow(() -> new Problem.Invalid(
                        "user.expiry",
                        "The expiry of a password must be a date such as 2032-05-06 or 2032-05-06T00:00:00.000+0000: '"
                                + Text.shown(text) + "'"));
    }
}
