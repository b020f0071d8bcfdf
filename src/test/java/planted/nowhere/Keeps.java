package planted.nowhere;

import java.util.concurrent.atomic.AtomicInteger;

/// Planted: in a package without a level; keeps something static that changes.
public record Keeps(int number) {

    static final AtomicInteger COUNT = new AtomicInteger();

    /// The next number.
    public static Keeps next() {
        return new Keeps(COUNT.incrementAndGet());
    }
}
