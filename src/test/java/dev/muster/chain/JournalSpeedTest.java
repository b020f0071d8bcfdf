package dev.muster.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.Author;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Change;
import dev.muster.directory.Stamp;
import dev.muster.privilege.PrivilegeSet;
import dev.muster.store.Entry;
import dev.muster.store.Head;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Writing an entry costs almost nothing, compared with the database's fsync. Measured: 2.4 µs on one busy core.
@Tag("slow")
class JournalSpeedTest {

    private static final int WRITES = 20_000;
    private static final double MICROS_MAX = 20;

    @Test
    void aSmallEntryIsWrittenInLessThanTwentyMicroseconds() {
        RoleId role = new RoleId(1, 2);
        var entry = new Entry(
                5,
                1_700_000_000_000L,
                new Author(new UserId(3, 4), Author.API, "192.0.2.7"),
                "",
                List.of(
                        new Change.PrivilegesAdded(role, PrivilegeSet.of(12)),
                        new Change.Touched(role, new Stamp(1, 2), new Stamp(5, 1_700_000_000_000L))));
        var text = new JournalText(new SecureRandom());

        double best = IntStream.range(0, 9)
                .mapToDouble(_ -> micros(text, entry))
                .min()
                .orElseThrow();
        assertThat(best).isLessThan(MICROS_MAX);
    }

    private static double micros(JournalText text, Entry entry) {
        long start = System.nanoTime();
        long chars = 0;
        for (int i = 0; i < WRITES; i++) {
            chars += text.write(entry, Head.NO_HASH).text().length();
        }
        assertThat(chars).isPositive();
        return (System.nanoTime() - start) / 1000.0 / WRITES;
    }
}
