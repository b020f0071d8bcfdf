package dev.muster.journal;

import dev.muster.base.ProjectId;
import dev.muster.store.Entry;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The criteria of a search in the journal. An empty list and a bound that is null match everything.
///
/// The names of the members are part of the signed text of a search.
///
/// @param sources origins of changes: `API`, `SETUP`, `CLI`
/// @param transactions kinds of entries, such as `SAVE_OBJECT`
/// @param changes names of [JournalChangeType]
/// @param sessions ids of sessions; the journal has no sessions, so any id matches nothing
/// @param machines network addresses of authors
/// @param users ids of authors
/// @param projects ids of projects that entries are about
/// @param objects ids of changed objects
/// @param first first revision, included
/// @param last last revision, included
/// @param from earliest time, milliseconds since 1970 UTC
/// @param to latest time, milliseconds since 1970 UTC
record JournalCriteria(
        List<String> sources,
        List<String> transactions,
        List<String> changes,
        List<String> sessions,
        List<String> machines,
        List<String> users,
        List<String> projects,
        List<String> objects,
        @Nullable Long first,
        @Nullable Long last,
        @Nullable Long from,
        @Nullable Long to) {

    /// Whether the author, source and time of the entry match. A criterion about authors never matches an author whom
    /// the reader may not browse: otherwise a search would reveal the author.
    boolean matches(Entry entry, JournalSight sight) {
        boolean byAuthor = !machines.isEmpty() || !users.isEmpty();
        return sessions.isEmpty()
                && matches(sources, entry.author().origin().toUpperCase(Locale.ROOT))
                && matches(machines, entry.author().address())
                && matches(users, entry.author().user().text())
                && (!byAuthor || sight.sees(entry.author().user()))
                && (last == null || entry.revision() <= last)
                && (to == null || entry.millis() <= to);
    }

    /// Whether this entry and all earlier ones are too old. In the journal, time never runs backwards.
    boolean isPast(Entry entry) {
        return (first != null && entry.revision() < first) || (from != null && entry.millis() < from);
    }

    /// Whether the kind of an entry and its lines match.
    ///
    /// @param transaction kind of the entry, such as `SAVE_OBJECT`
    /// @param lines the lines that the reader may see
    boolean matches(String transaction, List<JournalLine> lines) {
        return matches(transactions, transaction)
                && (changes.isEmpty()
                        || lines.stream()
                                .anyMatch(line -> matches(changes, line.type().name())))
                && (projects.isEmpty() || lines.stream().anyMatch(line -> matches(projects, text(line.project()))))
                && (objects.isEmpty() || lines.stream().anyMatch(this::isAbout));
    }

    private boolean isAbout(JournalLine line) {
        return objects.contains(line.object().text())
                || (line.linked() != null && objects.contains(line.linked().text()))
                || (line.project() != null && objects.contains(line.project().text()));
    }

    private static String text(@Nullable ProjectId project) {
        return project == null ? JournalJson.CONFIGURATION : project.text();
    }

    private static boolean matches(List<String> values, String value) {
        return values.isEmpty() || values.contains(value);
    }

    /// The id that must appear in the text of every matching entry; null if there is no such id.
    @Nullable
    String requiredId() {
        Set<String> ids = objects.stream().collect(Collectors.toSet());
        return ids.size() == 1 ? ids.iterator().next() : null;
    }
}
