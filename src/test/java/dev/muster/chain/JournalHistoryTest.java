package dev.muster.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.Entry;
import dev.muster.store.EntryText;
import dev.muster.store.Head;
import dev.muster.store.StoredEntry;
import dev.muster.testing.RandomDirectories;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Every kind of change, with any content, is read as it was written.
class JournalHistoryTest {

    @Test
    void aLongHistoryIsReadAsItWasWritten() {
        var text = new JournalText(new SplittableRandom(1));
        String previous = Head.NO_HASH;
        for (Entry entry : RandomDirectories.withRandomSeed().history(400)) {
            EntryText written = text.write(entry, previous);
            StoredEntry read = text.read(written.text(), written.personal());

            assertThat(read).isEqualTo(new StoredEntry(entry, previous, written.hash()));
            assertThat(text.examine(written.text(), written.personal()).stray()).isEmpty();
            previous = written.hash();
        }
    }
}
