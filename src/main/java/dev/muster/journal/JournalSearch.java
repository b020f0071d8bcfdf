package dev.muster.journal;

import dev.muster.base.Page;
import dev.muster.base.ProjectId;
import dev.muster.ledger.Ledger;
import dev.muster.store.Entry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Searches the part of the journal that one reader may see, newest entry first.
///
/// Cost: the search reads the journal backwards, [#CHUNK_ENTRIES] entries at a time, until the page is full; if few
/// entries match, it reads the whole journal. Only one chunk and the deleted objects are in memory.
final class JournalSearch {

    /// The number of entries read at once.
    private static final int CHUNK_ENTRIES = 500;

    private final Ledger ledger;
    private final JournalCriteria criteria;
    private final JournalSight sight;

    JournalSearch(Ledger ledger, JournalCriteria criteria, JournalSight sight) {
        this.ledger = ledger;
        this.criteria = criteria;
        this.sight = sight;
    }

    /// One page of the matching entries. The search runs while the stream is read.
    ///
    /// @param to the latest revision that the search includes
    /// @param page the part of the matching entries that the caller requests
    Stream<JournalJson.EntryJson> page(long to, Page page) {
        long newest = criteria.last() == null ? to : Math.min(to, criteria.last());
        rememberDeletedAfter(newest);
        Stream<JournalJson.EntryJson> rest = entries(newest)
                .takeWhile(entry -> !criteria.isPast(entry))
                .flatMap(entry -> match(entry).stream())
                .skip(page.offset());
        return page.limit() == Page.NO_LIMIT ? rest : rest.limit(page.limit());
    }

    /// Lets the sight remember the objects that were deleted after a revision, with the rights on them. A search that
    /// began at an earlier revision needs them.
    private void rememberDeletedAfter(long revision) {
        long to = ledger.now().revision();
        while (to > revision) {
            int count = (int) Math.min(CHUNK_ENTRIES, to - revision);
            ledger.latestEntries(to, null, count).forEach(entry -> sight.remember(JournalLines.of(entry.changes())));
            to -= count;
        }
    }

    private Stream<Entry> entries(long to) {
        return Stream.iterate(chunk(to), chunk -> !chunk.isEmpty(), this::next).flatMap(List::stream);
    }

    private List<Entry> chunk(long to) {
        return to <= 0 ? List.of() : ledger.latestEntries(to, criteria.requiredId(), CHUNK_ENTRIES);
    }

    private List<Entry> next(List<Entry> chunk) {
        return chunk.size() < CHUNK_ENTRIES ? List.of() : chunk(chunk.getLast().revision() - 1);
    }

    private Optional<JournalJson.EntryJson> match(Entry entry) {
        List<JournalLine> all = JournalLines.of(entry.changes());
        sight.remember(all);
        List<JournalLine> lines = criteria.matches(entry, sight) ? sight.visible(all) : List.of();
        String transaction = transaction(lines);
        boolean matches = !lines.isEmpty() && criteria.matches(transaction, lines);
        return matches ? Optional.of(JournalJson.entry(entry, transaction, lines, sight)) : Optional.empty();
    }

    /// The kind of an entry, by its name on the wire.
    ///
    /// @param lines the lines that the reader may see
    static String transaction(List<JournalLine> lines) {
        List<JournalLine> objects =
                lines.stream().filter(line -> !line.type().isLink()).toList();
        List<JournalLine> deleted = objects.stream()
                .filter(line -> line.type() == JournalChangeType.DELETE_OBJECT)
                .toList();
        if (deleted.stream().anyMatch(line -> line.object() instanceof ProjectId)) {
            return "DELETE_PROJECT";
        }
        if (!deleted.isEmpty()) {
            return deleted.size() == 1 ? "DELETE_OBJECT" : "DELETE_OBJECTS";
        }
        if (objects.size() < lines.size()) {
            return "SAVE_LINKITEMS";
        }
        return objects.size() > 1 ? "SAVE_OBJECTS" : "SAVE_OBJECT";
    }
}
