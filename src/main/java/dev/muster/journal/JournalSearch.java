package dev.muster.journal;

import dev.muster.base.Page;
import dev.muster.base.ProjectId;
import dev.muster.ledger.Ledger;
import dev.muster.store.Entry;
import java.util.ArrayList;
import java.util.List;

/// Looks for entries, newest first, as far as one reader may see them.
///
/// Cost: reads the journal backwards until the page is full, a few hundred entries at a time; with criteria that
/// few entries match, all of it.
final class JournalSearch {

    /// Entries read at once.
    private static final int STRETCH = 500;

    private final Ledger ledger;
    private final Criteria criteria;
    private final JournalSight sight;

    JournalSearch(Ledger ledger, Criteria criteria, JournalSight sight) {
        this.ledger = ledger;
        this.criteria = criteria;
        this.sight = sight;
    }

    /// The page of what matches among the entries up to a revision.
    List<JournalJson.EntryJson> page(long to, Page page) {
        List<JournalJson.EntryJson> found = new ArrayList<>();
        int skip = page.offset();
        long next = criteria.last() == null ? to : Math.min(to, criteria.last());
        while (next > 0) {
            List<Entry> stretch = ledger.latestEntries(next, criteria.mentioning(), STRETCH);
            for (Entry entry : stretch) {
                if (found.size() == page.limit() || criteria.isPast(entry)) {
                    return found;
                }
                List<Line> all = Lines.of(entry.changes());
                sight.remember(all);
                List<Line> lines = criteria.matches(entry) ? sight.seen(all) : List.of();
                String transaction = transaction(lines);
                if (!lines.isEmpty() && criteria.matches(transaction, lines) && skip-- <= 0) {
                    found.add(JournalJson.entry(entry, transaction, lines, sight));
                }
            }
            if (stretch.size() < STRETCH) {
                return found;
            }
            next = stretch.getLast().revision() - 1;
        }
        return found;
    }

    /// The wire's name for a kind of entry.
    static String transaction(List<Line> lines) {
        List<Line> objects =
                lines.stream().filter(line -> !line.type().isLink()).toList();
        List<Line> deleted = objects.stream()
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
