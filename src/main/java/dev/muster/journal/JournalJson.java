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

/// The change journal on the wire.
final class JournalJson {

    /// A search as it is signed.
    ///
    /// @param user whose it is
    /// @param revision how far the journal had come
    record SignedSearch(
            @Nullable String user,
            @Nullable Long revision,
            @Nullable JournalCriteria criteria) {}

    /// The wire's project id for changes in no project.
    static final String CONFIGURATION = Sight.CONFIGURATION;

    private static final DateTimeFormatter AMERICAN =
            DateTimeFormatter.ofPattern("MM/dd/uuuu hh:mm:ss a", Locale.US).withZone(ZoneOffset.UTC);

    private JournalJson() {}

    /// The criteria as clients send them; a null or empty member matches everything.
    record Wanted(
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
    record Begun(String searchId) {}

    /// One entry.
    ///
    /// @param sessionId always empty: sessions are not remembered
    record EntryJson(
            String projectId,
            String machine,
            String timestamp,
            String timestampIso,
            String sessionId,
            Transaction transaction,
            CommonJson.Named user,
            List<Link> changedLinks,
            List<Changed> changedObjects) {}

    /// The members that all changes of an entry share.
    record Transaction(long id, String type, String source, String comments) {}

    /// An object that was changed.
    record Changed(String id, String name, int type, int subtype, String changeType) {}

    /// Two objects that belong together, or no longer: a group and its member; a role, its holder, and where.
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
                sight.tells(entry.author().user()) ? entry.author().address() : "",
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
        return new CommonJson.Named(name(user, null, sight), sight.tells(user) ? user.text() : "");
    }

    private static Changed changed(JournalLine line, JournalSight sight) {
        return new Changed(
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

    /// As the entry has it; else as it is now, or was when it went; empty where that is not known.
    private static String name(ObjectId id, @Nullable Item item, JournalSight sight) {
        return item != null
                ? item.properties().name()
                : sight.named(id).map(named -> named.properties().name()).orElse("");
    }
}
