package planted.access;

import java.time.Instant;

/// Planted: a rule that has another answer tomorrow.
public record AsksTheClock(Instant until) {

    /// Whether it is not yet over.
    public boolean valid() {
        return Instant.now().isBefore(until);
    }
}
