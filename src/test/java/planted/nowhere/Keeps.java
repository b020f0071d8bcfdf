package planted.nowhere;

import java.util.concurrent.atomic.AtomicInteger;

/// Planted faults: a package without a level, and a static field that changes.
public record Keeps(int number) {

    static final AtomicInteger COUNT = new AtomicInteger();

    /// The next number.
    public static Keeps next() {
        return new Keeps(COUNT.incrementAndGet());
    }
}
