package dev.muster.journal;

import dev.muster.base.ProjectId;
import dev.muster.store.Entry;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The criteria of a search in the journal. An empty list, and a bound that is null, match everything.
///
/// @param sources the ways in which changes come in: `API`, `SETUP`, `CLI`
/// @param transactions kinds of entries, such as `SAVE_OBJECT`
/// @param changes names of [ChangeType]
/// @param sessions ids of sessions; the journal has none, so any id matches nothing
/// @param machines network addresses
/// @param users ids of authors
/// @param projects ids of projects that entries are about
/// @param objects ids of changed objects
/// @param first first revision
/// @param last last revision
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

    /// Whether the author, source and time of the entry match. An author whom the reader may not browse matches
    /// nothing: otherwise the criterion itself would reveal the author.
    boolean matches(Entry entry, JournalSight sight) {
        boolean byAuthor = !machines.isEmpty() || !users.isEmpty();
        return sessions.isEmpty()
                && anyOf(sources, entry.author().origin().toUpperCase(Locale.ROOT))
                && anyOf(machines, entry.author().address())
                && anyOf(users, entry.author().user().text())
                && (!byAuthor || sight.tells(entry.author().user()))
                && (last == null || entry.revision() <= last)
                && (to == null || entry.millis() <= to);
    }

    /// Whether this entry and all earlier ones are too old: in the journal, time never runs backwards.
    boolean isPast(Entry entry) {
        return (first != null && entry.revision() < first) || (from != null && entry.millis() < from);
    }

    /// Whether the kind and the lines of an entry match.
    ///
    /// @param lines the lines that the reader may see
    boolean matches(String transaction, List<JournalLine> lines) {
        return anyOf(transactions, transaction)
                && (changes.isEmpty()
                        || lines.stream()
                                .anyMatch(line -> anyOf(changes, line.type().name())))
                && (projects.isEmpty() || lines.stream().anyMatch(line -> anyOf(projects, text(line.project()))))
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

    private static boolean anyOf(List<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    /// The one id that must appear in the text of an entry, if there is one.
    @Nullable
    String mentioning() {
        Set<String> named = objects.stream().collect(Collectors.toSet());
        return named.size() == 1 ? named.iterator().next() : null;
    }
}
