package dev.muster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Change;
import dev.muster.directory.Directory;
import dev.muster.store.Entry;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Random histories are valid and repeatable and have changes of every kind, as other tests require.
class RandomDirectoriesTest {

    @Test
    void theSameSeedGivesTheSameHistory() {
        assertThat(new RandomDirectories(5).history(30)).isEqualTo(new RandomDirectories(5).history(30));
    }

    @Test
    void aLongHistoryHasEveryKindOfChange() {
        var kinds = new RandomDirectories(7)
                .history(600).stream()
                        .flatMap(entry -> entry.changes().stream())
                        .map(Change::getClass)
                        .collect(Collectors.toSet());

        assertThat(kinds).isEqualTo(Set.of(Change.class.getPermittedSubclasses()));
    }

    @Test
    void everyStepCanBeUndone() {
        List<Entry> history = RandomDirectories.withRandomSeed().history(300);
        Directory now = Directory.EMPTY;
        for (Entry entry : history) {
            Directory next = now.after(entry.changes());
            Directory back = next;
            for (Change change : entry.changes().reversed()) {
                back = back.after(change.inverse());
            }
            assertThat(back.equals(now)).isTrue();
            now = next;
        }
        assertThat(now.users().size()).isGreaterThan(3);
    }
}
