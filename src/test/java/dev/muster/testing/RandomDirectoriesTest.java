package dev.muster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Change;
import dev.muster.directory.Directory;
import dev.muster.store.Entry;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What other tests rely on: random histories are valid, repeatable, and of every kind.
class RandomDirectoriesTest {

    @Test
    void theSameSeedGivesTheSameHistory() {
        assertThat(new RandomDirectories(5).history(30)).isEqualTo(new RandomDirectories(5).history(30));
    }

    @Test
    void everyKindOfChangeStandsInALongHistory() {
        var kinds = new RandomDirectories(7)
                .history(600).stream()
                        .flatMap(entry -> entry.changes().stream())
                        .map(Change::getClass)
                        .collect(Collectors.toSet());

        assertThat(kinds).isEqualTo(Set.of(Change.class.getPermittedSubclasses()));
    }

    @Test
    void everyStepCanBeTakenBack() {
        List<Entry> history = RandomDirectories.unforeseen().history(300);
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
