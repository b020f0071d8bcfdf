package dev.muster.bench.collections;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/// Measures one thing in this JVM and prints it as a line `name value`.
///
/// Time is the processor time of this thread, so that other programs on the machine disturb little;
/// what the garbage collector does beside it is not in it, hence the bytes allocated are told, too.
final class Meter {

    private static final int MANY = 500_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Object kept = this;

    /// Processor time per operation in ns, and bytes allocated per operation, in one round after one to three to warm up.
    void time(String name, int operations, Supplier<Object> round) {
        int warmUps = operations > MANY ? 1 : 3;
        for (int i = 0; i < warmUps; i++) {
            kept = round.get();
        }
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long start = THREADS.getCurrentThreadCpuTime();
        kept = round.get();
        long end = THREADS.getCurrentThreadCpuTime();
        double allocated = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        print(name, (double) (end - start) / operations);
        print(name + " garbage", allocated / operations);
    }

    /// Bytes that what `make` returns holds beside what was there before, per unit.
    void bytes(String name, int units, Supplier<Object> make) {
        kept = this;
        long before = usedBytes();
        kept = make.get();
        print(name, (double) (usedBytes() - before) / units);
    }

    void print(String name, double value) {
        IO.println(name + "\t" + value);
    }

    Object kept() {
        return kept;
    }

    private static long usedBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
