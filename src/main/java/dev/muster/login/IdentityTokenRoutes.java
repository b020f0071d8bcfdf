package dev.muster.login;

import static dev.muster.endpoint.Endpoint.get;
import static dev.muster.endpoint.Endpoint.post;

import dev.muster.base.Problem;
import dev.muster.directory.User;
import dev.muster.endpoint.Call;
import dev.muster.endpoint.Endpoint;
import dev.muster.endpoint.Idempotency;
import dev.muster.endpoint.SignedText;
import dev.muster.http.Reply;
import dev.muster.privilege.Permit;
import java.util.List;
import java.util.Map;

/// `/api/auth/identityToken`: makes an identity token, and reads the user of one (contract 1.6).
public final class IdentityTokenRoutes {

    /// The header that has an identity token, in requests and answers.
    private static final String TOKEN = "X-MSTR-IdentityToken";

    private static final int CREATED = 201;

    private final SignedText signedText;

    public IdentityTokenRoutes(SignedText signedText) {
        this.signedText = signedText;
    }

    public List<Endpoint> endpoints() {
        String path = "/api/auth/identityToken";
        return List.of(
                post(path, Permit.ANY_SESSION, "IdentityTokenRoutes.create", this::create),
                get(path, Permit.ANY_SESSION, "IdentityTokenRoutes.read", this::read),
                post(
                        "/api/v2/auth/identityToken",
                        Permit.ANY_SESSION,
                        "IdentityTokenRoutes.createInBody",
                        this::createInBody));
    }

    private Reply create(Call call) {
        return Reply.of(CREATED, Map.of()).with(TOKEN, token(call));
    }

    private Reply createInBody(Call call) {
        return Reply.of(CREATED, new IdentityTokenJson.Token(token(call)));
    }

    private Reply read(Call call) {
        User holder = call.request()
                .header(TOKEN)
                .flatMap(token -> IdentityToken.of(signedText, token))
                .flatMap(identityToken -> identityToken.validUser(call.latest().access()))
                .filter(call.sight()::sees)
                .orElseThrow(() -> new Problem.Unauthenticated(
                        "login.identity", "The identity token is invalid or has expired. Make a new one"));
        return Reply.ok(new IdentityTokenJson.TokenUser(holder.id().text()));
    }

    private String token(Call call) {
        Idempotency.refuseKey(call.request());
        return IdentityToken.of(call.session()).token(signedText);
    }
}
