package dev.muster.journal;

import static dev.muster.endpoint.Endpoint.delete;
import static dev.muster.endpoint.Endpoint.get;
import static dev.muster.endpoint.Endpoint.post;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.base.Hex;
import dev.muster.base.Problem;
import dev.muster.base.Text;
import dev.muster.endpoint.Call;
import dev.muster.endpoint.Endpoint;
import dev.muster.endpoint.SignedText;
import dev.muster.http.Reply;
import dev.muster.ledger.Ledger;
import dev.muster.privilege.Permit;
import dev.muster.wire.Dates;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `/api/changeJournal`: searches of the change journal. A search id is a signed text with the criteria and the
/// latest revision at its beginning, so all pages are of one state of the journal, on every node (contract 19.1).
public final class JournalRoutes {

    /// The time for which a search can be paged.
    private static final Duration LIFE = Duration.ofHours(1);

    /// Longest value of a criterion.
    private static final int VALUE_CHARS_MAX = 64;

    private static final long MILLIS_IN_SECOND = 1_000;

    private static final String PURPOSE = "change-journal";

    private final Ledger ledger;
    private final SignedText signedText;

    public JournalRoutes(Ledger ledger, SignedText signedText) {
        this.ledger = ledger;
        this.signedText = signedText;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                post("/api/changeJournal", Permit.READ_JOURNAL, "JournalRoutes.begin", this::begin),
                get("/api/changeJournal/{search}", Permit.READ_JOURNAL, "JournalRoutes.list", this::list),
                delete("/api/changeJournal", Permit.READ_JOURNAL, "JournalRoutes.purge", this::purge));
    }

    private Reply begin(Call call) {
        JournalCriteria criteria = criteria(
                call.request().hasBody()
                        ? call.request().body(JournalJson.Wanted.class)
                        : new JournalJson.Wanted(
                                null, null, null, null, null, null, null, null, null, null, null, null));
        JournalJson.SignedSearch begun =
                new JournalJson.SignedSearch(call.user().text(), call.picture().revision(), criteria);
        return Reply.ok(new JournalJson.Begun(signedText.text(PURPOSE, begun, LIFE)));
    }

    private Reply list(Call call) {
        JournalJson.SignedSearch begun = signedText
                .read(PURPOSE, call.request().path("search"), JournalJson.SignedSearch.class)
                .filter(search -> call.user().text().equals(search.user()))
                .orElseThrow(JournalRoutes::unknown);
        JournalCriteria criteria = Optional.ofNullable(begun.criteria()).orElseThrow(JournalRoutes::unknown);
        long revision = Optional.ofNullable(begun.revision()).orElseThrow(JournalRoutes::unknown);
        JournalSight sight = new JournalSight(call.latest().access(), call.user());
        JournalSearch search = new JournalSearch(ledger, criteria, sight);
        return Reply.array(
                "changeJournalEntries",
                search.page(revision, call.request().page()).iterator());
    }

    private static Problem unknown() {
        return new Problem.NotFound(
                "journal.search", "There is no such search of the change journal, or it has expired. Begin it again");
    }

    private Reply purge(Call call) {
        throw new Problem.Invalid("journal.permanent", "The change journal of this server is never purged");
    }

    private static JournalCriteria criteria(JournalJson.Wanted wanted) {
        return new JournalCriteria(
                words(wanted.transactionSources()),
                words(wanted.transactionTypes()),
                words(wanted.changeTypes()),
                texts(wanted.sessionIds()),
                texts(wanted.machines()),
                ids(wanted.users()),
                ids(wanted.affectedProjects()),
                ids(wanted.affectedObjects()),
                wanted.beginTransactionId(),
                wanted.endTransactionId(),
                millis(wanted.beginTime()),
                lastMillis(wanted.endTime()));
    }

    private static List<String> words(@Nullable List<@Nullable String> given) {
        return texts(given).stream().map(word -> word.toUpperCase(Locale.ROOT)).toList();
    }

    private static List<String> texts(@Nullable List<@Nullable String> given) {
        return given == null
                ? List.of()
                : given.stream().map(JournalRoutes::text).toList();
    }

    private static String text(@Nullable String given) {
        if (given == null || given.isBlank() || given.length() > VALUE_CHARS_MAX) {
            throw refused("texts of 1 to " + VALUE_CHARS_MAX + " characters");
        }
        return given.strip();
    }

    /// Ids by themselves, or objects with one.
    private static List<String> ids(@Nullable List<@Nullable JsonNode> given) {
        return given == null ? List.of() : given.stream().map(JournalRoutes::id).toList();
    }

    private static String id(@Nullable JsonNode given) {
        String id = given == null
                ? ""
                : (given.isObject() ? given.path("id") : given).asText("").strip();
        if (!Hex.isId(id)) {
            throw refused("ids of 32 hex digits: '" + Text.shown(id) + "'");
        }
        return id.toUpperCase(Locale.ROOT);
    }

    private static @Nullable Long millis(@Nullable String time) {
        if (time == null || time.isBlank()) {
            return null;
        }
        String text = time.strip();
        return Dates.millis(text, text.contains("/") ? Dates.AMERICAN : Dates.ANSWERED)
                .orElseThrow(() -> refused("times such as 11/29/2026 02:30:00 PM: '" + Text.shown(text) + "'"));
    }

    /// The end of the second that was given, if no milliseconds were: entries tell their time in whole seconds, too.
    private static @Nullable Long lastMillis(@Nullable String time) {
        Long given = millis(time);
        if (given == null || time == null || time.contains(".")) {
            return given;
        }
        return Math.max(given, given + MILLIS_IN_SECOND - 1);
    }

    private static Problem refused(String expected) {
        return new Problem.Invalid("journal.criteria", "Criteria of the change journal are " + expected);
    }
}
