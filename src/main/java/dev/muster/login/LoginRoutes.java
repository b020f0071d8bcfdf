package dev.muster.login;

import static dev.muster.endpoint.Endpoint.getThatChanges;
import static dev.muster.endpoint.Endpoint.open;
import static dev.muster.endpoint.Endpoint.post;

import dev.muster.base.Problem;
import dev.muster.endpoint.Call;
import dev.muster.endpoint.Endpoint;
import dev.muster.endpoint.Guard;
import dev.muster.endpoint.Idempotency;
import dev.muster.endpoint.RandomTokens;
import dev.muster.endpoint.SecurityLog;
import dev.muster.endpoint.SessionRegistry;
import dev.muster.http.Json;
import dev.muster.http.Method;
import dev.muster.http.Parameters;
import dev.muster.http.Reply;
import dev.muster.http.Request;
import dev.muster.ledger.Ledger;
import dev.muster.ledger.Picture;
import dev.muster.ledger.WriteResult;
import dev.muster.login.LoginService.AuthenticatedUser;
import dev.muster.login.LoginService.LoginAttempt;
import dev.muster.login.LoginService.StartedSession;
import dev.muster.privilege.Permit;
import dev.muster.store.Session;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// `/api/auth`: logs in, by any method, and logs out (contract 1.1, 1.2, 1.6).
///
/// Only the token in the header authenticates a call. The cookies exist because clients expect them. Their only use
/// is that a page of this server can ask for its token again.
public final class LoginRoutes {

    private static final String TOKEN_COOKIE = "iSession";

    /// The cookie that clients expect from a servlet container; the server does not read it.
    private static final String CONTAINER_COOKIE = "JSESSIONID";

    private static final int CONTAINER_CHARS = 32;

    private final Ledger ledger;
    private final SessionRegistry sessions;
    private final LoginService loginService;
    private final LoginMethods loginMethods;
    private final SecurityLog log;

    public LoginRoutes(
            Ledger ledger,
            SessionRegistry sessions,
            LoginService loginService,
            LoginMethods loginMethods,
            SecurityLog log) {
        this.ledger = ledger;
        this.sessions = sessions;
        this.loginService = loginService;
        this.loginMethods = loginMethods;
        this.log = log;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                open(Method.POST, "/api/auth/login", "LoginRoutes.logIn", this::logIn),
                open(Method.POST, "/api/auth/delegate", "LoginRoutes.logInByIdentity", this::logInByIdentity),
                post("/api/auth/logout", Permit.ANY_SESSION, "LoginRoutes.logOut", this::logOut),
                getThatChanges("/api/auth/logout", Permit.ANY_SESSION, "LoginRoutes.logOut", this::logOut),
                post("/api/logout", Permit.ANY_SESSION, "LoginRoutes.logOut", this::logOut),
                getThatChanges("/api/logout", Permit.ANY_SESSION, "LoginRoutes.logOut", this::logOut),
                open(Method.GET, "/api/auth/token", "LoginRoutes.token", this::token));
    }

    private Reply logIn(Picture picture, Request request) {
        Idempotency.refuseKey(request);
        LoginRequest login = login(request);
        String throttleKey = session(picture, request, login)
                .map(session -> session.user().text())
                .orElse(request.remoteAddress());
        var attempt = new LoginAttempt(login.claimed(), request.remoteAddress(), throttleKey);
        return start(request, attempt, () -> loginMethods.byMode(picture, login, preferences(login)));
    }

    private Reply logInByIdentity(Picture picture, Request request) {
        Idempotency.refuseKey(request);
        LoginRequest login = login(request);
        var attempt = new LoginAttempt("", request.remoteAddress(), request.remoteAddress());
        return start(request, attempt, () -> loginMethods.byIdentity(login, preferences(login)));
    }

    private Reply start(Request request, LoginAttempt attempt, Supplier<AuthenticatedUser> authentication) {
        StartedSession started = loginService.logIn(attempt, authentication);
        return withCookies(Reply.noContent(), request, started.token())
                .with(Guard.TOKEN, started.token())
                .asOf(started.revisionToken());
    }

    /// The live session of the request, if it is of the user who logs in.
    private Optional<Session> session(Picture picture, Request request, LoginRequest login) {
        return request.header(Guard.TOKEN)
                .flatMap(token -> sessions.find(picture, token))
                .filter(found -> found.picture()
                        .directory()
                        .userByLoginName(login.name())
                        .filter(user -> user.id().equals(found.session().user()))
                        .isPresent())
                .map(SessionRegistry.FoundSession::session);
    }

    private static LoginRequest login(Request request) {
        if (request.bytes().length > LoginRequest.BODY_BYTES_MAX) {
            throw new Problem.Invalid(
                    "login.malformed",
                    "The body of a log-in must have at most " + LoginRequest.BODY_BYTES_MAX + " bytes");
        }
        LoginRequest login = request.isForm() ? login(request.form()) : request.body(LoginRequest.class);
        login.requireInRange();
        return login;
    }

    /// Reads a form: it has the same members as the JSON, each as text.
    private static LoginRequest login(Parameters form) {
        Map<String, String> members = new LinkedHashMap<>();
        LoginRequest.MEMBERS.forEach(name -> form.first(name).ifPresent(value -> members.put(name, value)));
        return Json.read(Json.write(members), LoginRequest.class);
    }

    private static String preferences(LoginRequest login) {
        return new String(Json.write(login.preferences()), StandardCharsets.UTF_8);
    }

    private Reply logOut(Call call) {
        WriteResult result = ledger.writeSession(call.caller(), new EndSession(call.session()));
        log.record("logout", call.user().text(), call.caller().address(), "");
        return withoutCookies(Reply.noContent(), call.request())
                .asOf(result.after().revisionToken());
    }

    /// Answers a page of this server that asks for its token: the only endpoint that reads a cookie.
    private Reply token(Picture picture, Request request) {
        boolean sameOrigin =
                request.header("Sec-Fetch-Site").filter("same-origin"::equals).isPresent();
        return request.cookie(TOKEN_COOKIE)
                .filter(token -> sameOrigin && sessions.find(picture, token).isPresent())
                .map(token -> Reply.noContent().with(Guard.TOKEN, token))
                .orElseThrow(Guard::noSession);
    }

    /// The reply with the cookies of a session.
    private static Reply withCookies(Reply reply, Request request, String token) {
        String container = RandomTokens.hash(CONTAINER_COOKIE + token)
                .substring(0, CONTAINER_CHARS)
                .toUpperCase(Locale.ROOT);
        String attributes = attributes(request);
        return reply.with("Set-Cookie", CONTAINER_COOKIE + "=" + container + attributes)
                .with("Set-Cookie", TOKEN_COOKIE + "=" + token + attributes);
    }

    /// The reply that deletes the cookies at the client.
    private static Reply withoutCookies(Reply reply, Request request) {
        String attributes = "; Max-Age=0" + attributes(request);
        return reply.with("Set-Cookie", CONTAINER_COOKIE + "=" + attributes)
                .with("Set-Cookie", TOKEN_COOKIE + "=" + attributes);
    }

    private static String attributes(Request request) {
        String attributes = "; Path=" + path(request.baseUrl()) + "; HttpOnly; SameSite=Lax";
        return request.secure() ? attributes + "; Secure" : attributes;
    }

    /// The path in front of every route: the part of the base URL after scheme and host.
    private static String path(String baseUrl) {
        int slash = baseUrl.indexOf('/', baseUrl.indexOf("://") + 3);
        return slash < 0 ? "/" : baseUrl.substring(slash);
    }
}
