package planted.access;

import java.time.Instant;

/// Planted fault: a rule that asks the clock, so it gives another answer tomorrow.
public record AsksTheClock(Instant until) {

    /// Whether the end is in the future.
    public boolean valid() {
        return Instant.now().isBefore(until);
    }
}
