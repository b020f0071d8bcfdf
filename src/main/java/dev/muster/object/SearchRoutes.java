package dev.muster.object;

import static dev.muster.endpoint.Endpoint.get;
import static dev.muster.endpoint.Endpoint.post;

import dev.muster.base.Problem;
import dev.muster.base.Text;
import dev.muster.base.UserId;
import dev.muster.directory.Item;
import dev.muster.endpoint.Call;
import dev.muster.endpoint.Endpoint;
import dev.muster.endpoint.Guard;
import dev.muster.endpoint.SignedText;
import dev.muster.http.Reply;
import dev.muster.http.Request;
import dev.muster.ledger.Ledger;
import dev.muster.privilege.Permit;
import dev.muster.wire.Dates;
import dev.muster.wire.PagedList;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Searches for objects by name and type: in one call, or in one call that begins the search and others that read its
/// results (contract 19.5).
///
/// The server stores no search: the search id contains the search itself, signed, with the revision on which it began.
/// So all pages show that revision, as far as the caller may still browse the objects. Users other than the caller are
/// found only by callers who may read about them.
public final class SearchRoutes {

    /// Maximum number of objects in one answer of a quick search, because the answer is built in memory as a whole.
    static final int RESULTS_MAX = 10_000;

    private static final String PURPOSE = "search";
    private static final Duration SEARCH_ID_LIFE = Duration.ofHours(1);

    /// The number of [NamePattern#CONTAINS] on the wire.
    private static final int PATTERN_DEFAULT = 4;

    /// A type that no object has.
    private static final int NO_TYPE = 0;

    private final Ledger ledger;
    private final SignedText signedText;

    public SearchRoutes(Ledger ledger, SignedText signedText) {
        this.ledger = ledger;
        this.signedText = signedText;
    }

    /// A search that was begun, and the call that reads its results, on the picture on which the search began.
    private record BegunSearch(Call call, ObjectSearch search) {

        List<Item> items() {
            return SearchRoutes.items(call, search);
        }

        /// The reply, with the revision that it shows.
        Reply withRevision(Reply reply) {
            return reply.asOf(call.picture().revisionToken());
        }
    }

    public List<Endpoint> endpoints() {
        String results = "/api/metadataSearches/results";
        return List.of(
                get("/api/searches/results", Permit.ANY_SESSION, "SearchRoutes.quick", this::quick),
                post(results, Permit.ANY_SESSION, "SearchRoutes.begin", this::begin),
                get(results, Permit.ANY_SESSION, "SearchRoutes.list", this::list),
                get(results + "/tree", Permit.ANY_SESSION, "SearchRoutes.tree", this::tree),
                get("/api/v2/metadataSearches/results", Permit.ANY_SESSION, "SearchRoutes.listV2", this::listV2));
    }

    private Reply quick(Call call) {
        return result(call, search(call.request()), call.request().flag("getAncestors"));
    }

    private Reply begin(Call call) {
        ObjectSearch search = search(call.request());
        int total = items(call, search).size();
        String id = signedText.text(
                PURPOSE,
                new SearchJson.SignedSearch(call.user().text(), call.picture().revisionToken(), search),
                SEARCH_ID_LIFE);
        return Reply.ok(new SearchJson.Started(id, total)).with(PagedList.TOTAL_HEADER, total);
    }

    private Reply list(Call call) {
        BegunSearch begun = begun(call);
        Call earlier = begun.call;
        return begun.withRevision(PagedList.items(earlier, begun.items())
                .array(item -> SearchJson.hit(earlier.directory(), earlier.sight(), item, false)));
    }

    private Reply listV2(Call call) {
        BegunSearch begun = begun(call);
        return begun.withRevision(result(begun.call, begun.search, false));
    }

    private Reply tree(Call call) {
        BegunSearch begun = begun(call);
        Call earlier = begun.call;
        return begun.withRevision(PagedList.items(earlier, begun.items())
                .atMost(RESULTS_MAX)
                .object(page -> SearchJson.tree(earlier.directory(), earlier.sight(), page)));
    }

    private static Reply result(Call call, ObjectSearch search, boolean withAncestors) {
        PagedList<Item> paged = PagedList.items(call, onlyCertified(call) ? List.of() : items(call, search));
        return paged.atMost(RESULTS_MAX)
                .object(page -> new SearchJson.Found(
                        paged.matches().size(),
                        page.stream()
                                .map(item -> SearchJson.hit(call.directory(), call.sight(), item, withAncestors))
                                .toList()));
    }

    /// Whether the request asks for certified objects only, which this server does not have.
    private static boolean onlyCertified(Call call) {
        return call.request()
                .query("certifiedStatus")
                .filter("CERTIFIED_ONLY"::equalsIgnoreCase)
                .isPresent();
    }

    private static List<Item> items(Call call, ObjectSearch search) {
        boolean readsOthers = call.latest().access().permits(call.user(), Permit.READ_HOLDERS, null);
        return search.find(
                call.directory(), call.sight(), user -> readsOthers || user.id().equals(call.user()));
    }

    /// The search of the request, if the caller began it, on the picture on which it began, so that all pages show one
    /// list even while other users write.
    private BegunSearch begun(Call call) {
        String id = call.request()
                .query("searchId")
                .orElseThrow(() -> new Problem.Invalid(
                        "search.id",
                        "The query parameter searchId is missing. Send the id from the answer that began the search"));
        return signedText
                .read(PURPOSE, id, SearchJson.SignedSearch.class)
                .filter(signed -> call.user().text().equals(signed.user()))
                .flatMap(signed -> begun(call, signed))
                .orElseThrow(() -> new Problem.NotFound(
                        "search.unknown", "There is no such search, or it has expired. Begin it again"));
    }

    private Optional<BegunSearch> begun(Call call, SearchJson.SignedSearch signed) {
        String revisionToken = signed.revisionToken();
        ObjectSearch search = signed.search();
        return revisionToken == null || search == null
                ? Optional.empty()
                : Optional.of(new BegunSearch(
                        call.withEarlierPicture(ledger.earlier(revisionToken, Guard.REVISION_WAIT_MAX)), search));
    }

    private static ObjectSearch search(Request request) {
        requireNoDependencies(request);
        String name = Text.prose(request.query("name").orElse(""), "search.name", ObjectSearch.NAME_CHARS_MAX);
        return new ObjectSearch(
                name,
                NamePattern.of(request.integer("pattern").orElse(PATTERN_DEFAULT)),
                types(request),
                id(request, "root"),
                id(request, "ownerId"),
                hidden(request),
                time(request, "beginModificationTime").orElse(0L),
                time(request, "endModificationTime").orElse(Long.MAX_VALUE));
    }

    /// Refuses a search by dependencies, which this server does not know: an answer that ignored them would be wrong.
    private static void requireNoDependencies(Request request) {
        for (String parameter : List.of("usesObject", "usedByObject")) {
            if (request.query(parameter).isPresent()) {
                throw new Problem.Invalid(
                        "search.dependency", "This server cannot search by " + parameter + ". Leave the parameter out");
            }
        }
    }

    /// The types of the request that objects of this server have. If the request has only other types, the result is a
    /// type that no object has, so that the search finds nothing.
    private static List<Integer> types(Request request) {
        List<Integer> requested =
                request.queryList("type").stream().map(SearchRoutes::type).toList();
        List<Integer> known = requested.stream()
                .filter(ObjectSearch.TYPES::contains)
                .distinct()
                .toList();
        return known.isEmpty() && !requested.isEmpty() ? List.of(NO_TYPE) : known;
    }

    private static int type(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Problem.Invalid("search.type", "A type must be an integer: '" + Text.shown(text) + "'");
        }
    }

    private static @Nullable String id(Request request, String name) {
        return request.query(name).map(id -> UserId.of(id.strip()).text()).orElse(null);
    }

    private static @Nullable Boolean hidden(Request request) {
        return request.query("result.hidden").isEmpty() ? null : request.flag("result.hidden");
    }

    private static Optional<Long> time(Request request, String name) {
        return request.query(name).map(text -> Dates.millis(text.strip(), Dates.DATE_TIME)
                .orElseThrow(() -> new Problem.Invalid(
                        "search.time",
                        name + " must be a time such as 2021-04-04T06:33:32Z: '" + Text.shown(text) + "'")));
    }
}
