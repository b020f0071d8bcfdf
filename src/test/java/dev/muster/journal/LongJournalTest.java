package dev.muster.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.ServerFixture;
import dev.muster.base.Author;
import dev.muster.base.Caller;
import dev.muster.base.UserId;
import dev.muster.directory.WellKnown;
import dev.muster.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A journal that is too long to be read in one step.
class LongJournalTest {

    private static final int ENTRIES = 1_100;

    @Test
    void everyEntryIsFoundInOrder() {
        try (TestServer server = TestServer.start()) {
            UserId anna = new ServerFixture(server).user("0000000000000000000000000000FB01", "anna");
            Caller author = new Caller(WellKnown.ADMINISTRATOR, Author.API, "");
            for (int i = 0; i < ENTRIES; i++) {
                server.app().ledger().write(author, draft -> draft.touch(anna));
            }
            String search = "/api/changeJournal/"
                    + server.post(
                                    "/api/changeJournal",
                                    server.token(),
                                    "{\"affectedObjects\":[\"" + anna.text() + "\"]}")
                            .json()
                            .get("searchId")
                            .asText();

            List<Long> all = revisions(server, search);
            assertThat(all).hasSizeGreaterThan(ENTRIES).doesNotHaveDuplicates();
            assertThat(revisions(server, search + "?offset=499&limit=3")).isEqualTo(all.subList(499, 502));
            assertThat(revisions(server, search + "?offset=1099&limit=5000")).isEqualTo(all.subList(1_099, all.size()));
            assertThat(revisions(server, search + "?offset=2000")).isEmpty();
            assertThat(revisions(server, search + "?limit=0")).isEmpty();
        }
    }

    private static List<Long> revisions(TestServer server, String path) {
        return server.get(path, server.token())
                .json()
                .get("changeJournalEntries")
                .valueStream()
                .map(entry -> entry.at("/transaction/id").asLong())
                .toList();
    }
}
