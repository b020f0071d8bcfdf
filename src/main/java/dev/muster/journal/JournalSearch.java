package dev.muster.journal;

import dev.muster.base.Page;
import dev.muster.base.ProjectId;
import dev.muster.ledger.Ledger;
import dev.muster.store.Entry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Searches the journal, newest entry first, as far as one reader may see it.
///
/// Cost: reads the journal backwards until the page is full, a few hundred entries at a time; all of it if few
/// entries match. Only one such portion, and the deleted objects, are in memory.
final class JournalSearch {

    /// Entries read at once.
    private static final int STRETCH = 500;

    private final Ledger ledger;
    private final JournalCriteria criteria;
    private final JournalSight sight;

    JournalSearch(Ledger ledger, JournalCriteria criteria, JournalSight sight) {
        this.ledger = ledger;
        this.criteria = criteria;
        this.sight = sight;
    }

    /// The page of what matches among the entries up to a revision, looked for while it is taken.
    Stream<JournalJson.EntryJson> page(long to, Page page) {
        long first = criteria.last() == null ? to : Math.min(to, criteria.last());
        rememberWhatWentAfter(first);
        Stream<JournalJson.EntryJson> from = entries(first)
                .takeWhile(entry -> !criteria.isPast(entry))
                .flatMap(entry -> found(entry).stream())
                .skip(page.offset());
        return page.limit() == Page.NO_LIMIT ? from : from.limit(page.limit());
    }

    /// For a search that began at an earlier revision: notes the objects deleted since then, and who could browse
    /// them.
    private void rememberWhatWentAfter(long revision) {
        long next = ledger.now().revision();
        while (next > revision) {
            int count = (int) Math.min(STRETCH, next - revision);
            ledger.latestEntries(next, null, count).forEach(entry -> sight.remember(JournalLines.of(entry.changes())));
            next -= count;
        }
    }

    private Stream<Entry> entries(long to) {
        return Stream.iterate(stretch(to), stretch -> !stretch.isEmpty(), this::next)
                .flatMap(List::stream);
    }

    private List<Entry> stretch(long to) {
        return to <= 0 ? List.of() : ledger.latestEntries(to, criteria.mentioning(), STRETCH);
    }

    private List<Entry> next(List<Entry> stretch) {
        return stretch.size() < STRETCH ? List.of() : stretch(stretch.getLast().revision() - 1);
    }

    private Optional<JournalJson.EntryJson> found(Entry entry) {
        List<JournalLine> all = JournalLines.of(entry.changes());
        sight.remember(all);
        List<JournalLine> lines = criteria.matches(entry, sight) ? sight.seen(all) : List.of();
        String transaction = transaction(lines);
        boolean matches = !lines.isEmpty() && criteria.matches(transaction, lines);
        return matches ? Optional.of(JournalJson.entry(entry, transaction, lines, sight)) : Optional.empty();
    }

    /// The wire's name for a kind of entry.
    static String transaction(List<JournalLine> lines) {
        List<JournalLine> objects =
                lines.stream().filter(line -> !line.type().isLink()).toList();
        List<JournalLine> deleted = objects.stream()
                .filter(line -> line.type() == ChangeType.DELETE_OBJECT)
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
