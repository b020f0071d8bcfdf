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

/// The routes for searches of the change journal, `/api/changeJournal` (contract 19.1).
///
/// A search id is a signed text with the criteria and with the latest revision when the search began. So all pages
/// show the same state of the journal, on every node.
public final class JournalRoutes {

    /// The lifetime of a search id.
    private static final Duration LIFE = Duration.ofHours(1);

    /// The longest value of a criterion.
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
                        ? call.request().body(JournalJson.SearchRequest.class)
                        : new JournalJson.SearchRequest(
                                null, null, null, null, null, null, null, null, null, null, null, null));
        JournalJson.SignedSearch signedSearch =
                new JournalJson.SignedSearch(call.user().text(), call.picture().revision(), criteria);
        return Reply.ok(new JournalJson.SearchBegun(signedText.text(PURPOSE, signedSearch, LIFE)));
    }

    private Reply list(Call call) {
        JournalJson.SignedSearch signedSearch = signedText
                .read(PURPOSE, call.request().path("search"), JournalJson.SignedSearch.class)
                .filter(search -> call.user().text().equals(search.user()))
                .orElseThrow(JournalRoutes::unknown);
        JournalCriteria criteria = Optional.ofNullable(signedSearch.criteria()).orElseThrow(JournalRoutes::unknown);
        long revision = Optional.ofNullable(signedSearch.revision()).orElseThrow(JournalRoutes::unknown);
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

    private static JournalCriteria criteria(JournalJson.SearchRequest body) {
        return new JournalCriteria(
                upperCaseTexts(body.transactionSources()),
                upperCaseTexts(body.transactionTypes()),
                upperCaseTexts(body.changeTypes()),
                texts(body.sessionIds()),
                texts(body.machines()),
                ids(body.users()),
                ids(body.affectedProjects()),
                ids(body.affectedObjects()),
                body.beginTransactionId(),
                body.endTransactionId(),
                millis(body.beginTime()),
                lastMillis(body.endTime()));
    }

    private static List<String> upperCaseTexts(@Nullable List<@Nullable String> values) {
        return texts(values).stream().map(text -> text.toUpperCase(Locale.ROOT)).toList();
    }

    private static List<String> texts(@Nullable List<@Nullable String> values) {
        return values == null
                ? List.of()
                : values.stream().map(JournalRoutes::text).toList();
    }

    private static String text(@Nullable String value) {
        if (value == null || value.isBlank() || value.length() > VALUE_CHARS_MAX) {
            throw invalid("texts of 1 to " + VALUE_CHARS_MAX + " characters");
        }
        return value.strip();
    }

    /// The ids of a list whose elements are ids, or objects with an `id`.
    private static List<String> ids(@Nullable List<@Nullable JsonNode> values) {
        return values == null
                ? List.of()
                : values.stream().map(JournalRoutes::id).toList();
    }

    private static String id(@Nullable JsonNode value) {
        String id = value == null
                ? ""
                : (value.isObject() ? value.path("id") : value).asText("").strip();
        if (!Hex.isId(id)) {
            throw invalid("ids of 32 hex digits: '" + Text.shown(id) + "'");
        }
        return id.toUpperCase(Locale.ROOT);
    }

    private static @Nullable Long millis(@Nullable String time) {
        if (time == null || time.isBlank()) {
            return null;
        }
        String text = time.strip();
        return Dates.millis(text, text.contains("/") ? Dates.AMERICAN : Dates.OFFSET_WITHOUT_COLON)
                .orElseThrow(() -> invalid("times such as 11/29/2026 02:30:00 PM: '" + Text.shown(text) + "'"));
    }

    /// The latest time that a criterion includes. A time without milliseconds includes its whole second, because
    /// entries show their times in whole seconds, too.
    private static @Nullable Long lastMillis(@Nullable String time) {
        Long millis = millis(time);
        if (millis == null || time == null || time.contains(".")) {
            return millis;
        }
        return Math.max(millis, millis + MILLIS_IN_SECOND - 1);
    }

    private static Problem invalid(String expected) {
        return new Problem.Invalid("journal.criteria", "Criteria of the change journal must be " + expected);
    }
}
