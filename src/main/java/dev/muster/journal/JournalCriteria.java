package dev.muster.journal;

import dev.muster.base.ProjectId;
import dev.muster.store.Entry;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which entries are looked for; a list that is empty, and a bound that is null, matches everything.
///
/// @param sources ways in which changes come in: `API`, `SETUP`, `CLI`
/// @param transactions kinds of entries, such as `SAVE_OBJECT`
/// @param changes names of [ChangeType]
/// @param sessions of log-ins: the journal remembers none, so any that is named matches nothing
/// @param machines network addresses
/// @param users ids of authors
/// @param projects ids of projects that entries are about
/// @param objects ids of what was changed
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

    /// Whether the entry's author, way and time are those looked for. By an author whom the reader may not browse
    /// nothing is found: else what was asked would tell who it was.
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

    /// Whether this entry and all before it are too old: times never run backwards in the journal.
    boolean isPast(Entry entry) {
        return (first != null && entry.revision() < first) || (from != null && entry.millis() < from);
    }

    /// Whether the lines of an entry, of which it has that kind, are such as are looked for.
    ///
    /// @param lines those the reader may see
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

    /// The one id that must stand in an entry's text, if there is one.
    @Nullable
    String mentioning() {
        Set<String> named = objects.stream().collect(Collectors.toSet());
        return named.size() == 1 ? named.iterator().next() : null;
    }
}
