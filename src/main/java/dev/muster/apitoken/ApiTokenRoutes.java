package dev.muster.apitoken;

import static dev.muster.endpoint.Endpoint.delete;
import static dev.muster.endpoint.Endpoint.get;
import static dev.muster.endpoint.Endpoint.post;

import dev.muster.base.Hex;
import dev.muster.base.Problem;
import dev.muster.base.Text;
import dev.muster.base.UserId;
import dev.muster.directory.Directory;
import dev.muster.directory.Profile;
import dev.muster.directory.User;
import dev.muster.endpoint.Call;
import dev.muster.endpoint.Endpoint;
import dev.muster.endpoint.IdGenerator;
import dev.muster.endpoint.Idempotency;
import dev.muster.endpoint.RandomTokens;
import dev.muster.endpoint.WritePath;
import dev.muster.http.Reply;
import dev.muster.ledger.UseCase;
import dev.muster.privilege.Permit;
import dev.muster.store.Secret;
import dev.muster.wire.CommonJson;
import dev.muster.wire.Dates;
import dev.muster.wire.PagedList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `/api/auth/apiTokens`: makes, reads and revokes the API token of a user (contract 1.6). The caller's own token needs
/// a session only; the token of another user needs 50.
public final class ApiTokenRoutes {

    private static final int CREATED = 201;

    private final WritePath writes;
    private final IdGenerator ids;
    private final @Nullable String guest;
    private final RandomTokens randomTokens = new RandomTokens();

    /// @param guest the login name of the guests' user; null if there are no guests
    public ApiTokenRoutes(WritePath writes, IdGenerator ids, @Nullable String guest) {
        this.guest = guest;
        this.writes = writes;
        this.ids = ids;
    }

    public List<Endpoint> endpoints() {
        String path = "/api/auth/apiTokens";
        return List.of(
                post(path, Permit.ANY_SESSION, "ApiTokenRoutes.create", this::create),
                get(path, Permit.ANY_SESSION, "ApiTokenRoutes.list", this::list),
                delete(path, Permit.ANY_SESSION, "ApiTokenRoutes.revoke", this::revoke));
    }

    private Reply create(Call call) {
        Idempotency.refuseKey(call.request());
        requireNoGuest(call);
        ApiTokenJson.Creation body = call.request().hasBody()
                ? call.request().body(ApiTokenJson.Creation.class)
                : new ApiTokenJson.Creation(null);
        UserId user = user(call, Optional.ofNullable(body.userId()));
        String text = ApiToken.next(user, randomTokens);
        Secret secret = ApiToken.secret(Hex.text(ids.next(), ids.next()), text);
        UseCase make = new MakeApiToken(user, secret, call.session().apiToken());
        return writes.run(call, make, after -> Reply.of(CREATED, new ApiTokenJson.Created(text)));
    }

    private Reply list(Call call) {
        UserId user = user(call, call.request().query("userId"));
        if (!user.equals(call.user())) {
            call.latest().access().requirePermit(call.user(), Permit.MANAGE_HOLDERS, null);
        }
        Profile.ApiToken token = call.sight().require(user).profile().apiToken();
        List<ApiTokenJson.ListItem> items = token == null ? List.of() : List.of(listItem(call, user, token));
        return PagedList.named(call, items, ApiTokenJson.ListItem::userId, ApiTokenJson.ListItem::userId)
                .object(ApiTokenJson.Page::new);
    }

    private Reply revoke(Call call) {
        UserId user = user(call, call.request().query("userId"));
        return writes.run(call, new RevokeApiToken(user), after -> Reply.noContent());
    }

    /// Refuses for guests: every client may be the guest, so a token would outlive the log-in of a stranger.
    private void requireNoGuest(Call call) {
        boolean isGuest = guest != null
                && call.directory()
                        .userByLoginName(guest)
                        .filter(user -> user.id().equals(call.user()))
                        .isPresent();
        if (isGuest) {
            throw new Problem.NotPermitted("token.guest", "Guests have no API token");
        }
    }

    private static ApiTokenJson.ListItem listItem(Call call, UserId user, Profile.ApiToken token) {
        Directory directory = call.directory();
        Optional<User> maker = directory.users().find(token.maker()).filter(call.sight()::sees);
        boolean enabled = directory.users().find(user).orElseThrow().account().enabled();
        return new ApiTokenJson.ListItem(
                user.text(),
                maker.map(CommonJson::named).orElse(null),
                Dates.text(token.createdMillis()),
                enabled && call.access().isApiTokenValid(user, token.secret()));
    }

    private static UserId user(Call call, Optional<String> id) {
        String text = id.map(String::strip).orElse("");
        if (text.isEmpty()) {
            return call.user();
        }
        if (!Hex.isId(text)) {
            throw new Problem.NotFound("user.unknown", "There is no user with the id '" + Text.shown(text) + "'");
        }
        return UserId.of(text);
    }
}
