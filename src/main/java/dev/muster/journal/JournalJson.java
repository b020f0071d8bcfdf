package dev.muster.journal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.access.Sight;
import dev.muster.base.ObjectId;
import dev.muster.base.ProjectId;
import dev.muster.directory.Item;
import dev.muster.store.Entry;
import dev.muster.wire.CommonJson;
import dev.muster.wire.Dates;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Entries of the change journal on the wire, and the requests for them.
final class JournalJson {

    /// The content of a search id. A member is null only in a text that this server did not write.
    ///
    /// @param user id of the user who began the search
    /// @param revision the latest revision when the search began
    record SignedSearch(
            @Nullable String user,
            @Nullable Long revision,
            @Nullable JournalCriteria criteria) {}

    /// The project id on the wire for changes outside of projects.
    static final String CONFIGURATION = Sight.CONFIGURATION;

    private static final DateTimeFormatter AMERICAN =
            DateTimeFormatter.ofPattern("MM/dd/uuuu hh:mm:ss a", Locale.US).withZone(ZoneOffset.UTC);

    private JournalJson() {}

    /// The body of a POST: the criteria of a search. A null or empty member matches everything.
    record SearchRequest(
            @Nullable List<@Nullable String> transactionSources,
            @Nullable List<@Nullable String> transactionTypes,
            @Nullable List<@Nullable String> changeTypes,
            @Nullable List<@Nullable String> sessionIds,
            @Nullable List<@Nullable String> machines,
            @Nullable List<@Nullable JsonNode> users,
            @Nullable List<@Nullable JsonNode> affectedProjects,
            @Nullable List<@Nullable JsonNode> affectedObjects,
            @Nullable Long beginTransactionId,
            @Nullable Long endTransactionId,
            @Nullable String beginTime,
            @Nullable String endTime) {}

    /// The answer to a POST.
    record SearchBegun(String searchId) {}

    /// One entry.
    ///
    /// @param sessionId always empty: the journal has no sessions
    record EntryJson(
            String projectId,
            String machine,
            String timestamp,
            String timestampIso,
            String sessionId,
            Transaction transaction,
            CommonJson.Named user,
            List<Link> changedLinks,
            List<ChangedObject> changedObjects) {}

    /// The properties of an entry as a whole.
    record Transaction(long id, String type, String source, String comments) {}

    /// A changed object.
    record ChangedObject(String id, String name, int type, int subtype, String changeType) {}

    /// A new or removed link between two objects: a group and its member, or a role and its holder in a project.
    record Link(String changeType, End object, End linked, CommonJson.@Nullable Named project) {}

    /// One end of a link.
    record End(String id, String name, int type, int subtype) {}

    static EntryJson entry(Entry entry, String transaction, List<JournalLine> lines, JournalSight sight) {
        List<ProjectId> projects = lines.stream()
                .flatMap(line -> Stream.ofNullable(line.project()))
                .distinct()
                .toList();
        return new EntryJson(
                projects.size() == 1 ? projects.getFirst().text() : CONFIGURATION,
                sight.sees(entry.author().user()) ? entry.author().address() : "",
                AMERICAN.format(Instant.ofEpochMilli(entry.millis())),
                Dates.text(entry.millis()),
                "",
                new Transaction(
                        entry.revision(),
                        transaction,
                        entry.author().origin().toUpperCase(Locale.ROOT),
                        entry.comment()),
                user(entry, sight),
                lines.stream()
                        .filter(line -> line.type().isLink())
                        .map(line -> link(line, sight))
                        .toList(),
                lines.stream()
                        .filter(line -> !line.type().isLink())
                        .map(line -> changed(line, sight))
                        .toList());
    }

    private static CommonJson.Named user(Entry entry, JournalSight sight) {
        ObjectId user = entry.author().user();
        return new CommonJson.Named(name(user, null, sight), sight.sees(user) ? user.text() : "");
    }

    private static ChangedObject changed(JournalLine line, JournalSight sight) {
        return new ChangedObject(
                line.object().text(),
                name(line.object(), line.item(), sight),
                CommonJson.type(line.object()),
                CommonJson.subtype(line.object()),
                line.type().name());
    }

    private static Link link(JournalLine line, JournalSight sight) {
        ProjectId project = line.project();
        return new Link(
                line.type().name(),
                end(line.object(), sight),
                end(Objects.requireNonNull(line.linked()), sight),
                project == null ? null : new CommonJson.Named(name(project, null, sight), project.text()));
    }

    private static End end(ObjectId id, JournalSight sight) {
        return new End(id.text(), name(id, null, sight), CommonJson.type(id), CommonJson.subtype(id));
    }

    /// The name of an object: as the entry has it, else its present name, else its name when it was deleted. Empty if
    /// none of these is known, or the reader may not see it.
    private static String name(ObjectId id, @Nullable Item item, JournalSight sight) {
        return item != null
                ? item.properties().name()
                : sight.find(id).map(found -> found.properties().name()).orElse("");
    }
}
