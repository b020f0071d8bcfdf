package dev.muster.session;

import static dev.muster.wire.Endpoint.get;
import static dev.muster.wire.Endpoint.open;
import static dev.muster.wire.Endpoint.post;

import dev.muster.base.Author;
import dev.muster.base.Caller;
import dev.muster.base.Hex;
import dev.muster.base.Problem;
import dev.muster.http.Json;
import dev.muster.http.Method;
import dev.muster.http.Parameters;
import dev.muster.http.Reply;
import dev.muster.http.Request;
import dev.muster.ledger.Ledger;
import dev.muster.ledger.LiveSessions;
import dev.muster.ledger.Picture;
import dev.muster.ledger.Tokens;
import dev.muster.ledger.Written;
import dev.muster.password.PasswordCheck;
import dev.muster.password.SetPassword;
import dev.muster.privilege.Permit;
import dev.muster.store.Secret;
import dev.muster.wire.Call;
import dev.muster.wire.Endpoint;
import dev.muster.wire.Guard;
import dev.muster.wire.SecurityLog;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `/api/auth`: logging in and out (contract 1.1, 1.2).
///
/// The token authenticates. The cookies are there because clients expect them, and do nothing but let a
/// page of this server's own ask for its token again.
public final class LogInRoutes {

    private static final String TOKEN_COOKIE = "iSession";

    /// Clients expect to see it; nothing here looks at it.
    private static final String CONTAINER_COOKIE = "JSESSIONID";

    private static final int CONTAINER_CHARS = 32;

    private final Ledger ledger;
    private final LiveSessions sessions;
    private final SessionSettings settings;
    private final PasswordCheck passwords;
    private final Credentials credentials;
    private final SecurityLog log;
    private final Tokens tokens = new Tokens();
    private final SecureRandom random = new SecureRandom();

    public LogInRoutes(
            Ledger ledger, LiveSessions sessions, SessionSettings settings, PasswordCheck passwords, SecurityLog log) {
        this.ledger = ledger;
        this.sessions = sessions;
        this.settings = settings;
        this.passwords = passwords;
        this.credentials = new Credentials(ledger, passwords);
        this.log = log;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                open(Method.POST, "/api/auth/login", "LogInRoutes.logIn", this::logIn),
                post("/api/auth/logout", Permit.ANY_SESSION, "LogInRoutes.logOut", this::logOut),
                get("/api/auth/logout", Permit.ANY_SESSION, "LogInRoutes.logOut", this::logOut),
                post("/api/logout", Permit.ANY_SESSION, "LogInRoutes.logOut", this::logOut),
                get("/api/logout", Permit.ANY_SESSION, "LogInRoutes.logOut", this::logOut),
                open(Method.GET, "/api/auth/token", "LogInRoutes.token", this::token));
    }

    private Reply logIn(Picture picture, Request request) {
        LoginRequest login = login(request);
        if (login.mode() != LoginRequest.STANDARD) {
            throw new Problem.Invalid(
                    "login.mode", "The authentication mode " + login.mode() + " is not configured on this server");
        }
        login.requireInRange();
        String token = tokens.next();
        try {
            Credentials.Verified verified = credentials.verify(picture, login.name(), login.secret());
            Written written = begin(verified, login, Tokens.hash(token), request.remoteAddress());
            log.record("login", verified.user().text(), request.remoteAddress(), "");
            return given(Reply.noContent().noStoreAuth(), request, token)
                    .with(Guard.TOKEN, token)
                    .with(Guard.REVISION, written.after().mark());
        } catch (Problem.Unauthenticated refused) {
            log.record("login.failed", login.name(), request.remoteAddress(), refused.code());
            throw refused;
        }
    }

    private static LoginRequest login(Request request) {
        if (request.bytes().length > LoginRequest.BODY_BYTES_MAX) {
            throw new Problem.Invalid(
                    "login.malformed", "A log-in has at most " + LoginRequest.BODY_BYTES_MAX + " bytes");
        }
        return request.isForm() ? login(request.form()) : request.body(LoginRequest.class);
    }

    /// A form says the same as JSON, with every member as text.
    private static LoginRequest login(Parameters form) {
        Map<String, String> members = new LinkedHashMap<>();
        LoginRequest.MEMBERS.forEach(name -> form.first(name).ifPresent(value -> members.put(name, value)));
        return Json.read(Json.write(members), LoginRequest.class);
    }

    private static String settings(LoginRequest login) {
        return new String(Json.write(login.settings()), StandardCharsets.UTF_8);
    }

    private Written begin(Credentials.Verified verified, LoginRequest login, String tokenHash, String address) {
        Caller caller = new Caller(verified.user(), Author.API, address);
        var start = new StartSession(verified, tokenHash, settings.life().toMillis(), settings(login));
        if (login.changes()) {
            return ledger.writeSession(caller, new StartWithNewPassword(start, newPassword(verified, login)));
        }
        if (verified.logIn().newPasswordRequired()) {
            throw new Problem.Unauthenticated("login.new_password", "Login failed: a new password is required");
        }
        return ledger.writeSession(caller, start);
    }

    private SetPassword newPassword(Credentials.Verified verified, LoginRequest login) {
        Credentials.requireModifiable(verified.logIn());
        settings.passwords().require(verified.logIn().name(), login.newSecret());
        if (login.newSecret().equals(login.secret())) {
            throw new Problem.Invalid("password.rule", "The new password is another one than before");
        }
        String id = Hex.text(random.nextLong(), random.nextLong());
        Secret secret = new Secret(id, SetPassword.KIND, passwords.hash(login.newSecret()));
        return new SetPassword(verified.user(), secret, false);
    }

    private Reply logOut(Call call) {
        Written written = ledger.writeSession(call.caller(), new EndSession(call.session()));
        log.record("logout", call.user().text(), call.caller().address(), "");
        return taken(Reply.noContent().noStoreAuth(), call.request())
                .with(Guard.REVISION, written.after().mark());
    }

    /// The one place where a cookie counts: a page of this server's own may ask for its token.
    private Reply token(Picture picture, Request request) {
        boolean own =
                request.header("Sec-Fetch-Site").filter("same-origin"::equals).isPresent();
        return request.cookie(TOKEN_COOKIE)
                .filter(token -> own && sessions.find(picture, token).isPresent())
                .map(token -> Reply.noContent().with(Guard.TOKEN, token).noStoreAuth())
                .orElseThrow(Guard::noSession);
    }

    /// Gives the cookies to the client.
    private static Reply given(Reply reply, Request request, String token) {
        String container = Tokens.hash(CONTAINER_COOKIE + token)
                .substring(0, CONTAINER_CHARS)
                .toUpperCase(Locale.ROOT);
        String attributes = attributes(request);
        return reply.with("Set-Cookie", CONTAINER_COOKIE + "=" + container + attributes)
                .with("Set-Cookie", TOKEN_COOKIE + "=" + token + attributes);
    }

    /// Takes the cookies from the client.
    private static Reply taken(Reply reply, Request request) {
        String attributes = "; Max-Age=0" + attributes(request);
        return reply.with("Set-Cookie", CONTAINER_COOKIE + "=" + attributes)
                .with("Set-Cookie", TOKEN_COOKIE + "=" + attributes);
    }

    private static String attributes(Request request) {
        String attributes = "; Path=" + path(request.baseUrl()) + "; HttpOnly; SameSite=Lax";
        return request.secure() ? attributes + "; Secure" : attributes;
    }

    /// The path in front of every route: what stands behind scheme and host.
    private static String path(String baseUrl) {
        int slash = baseUrl.indexOf('/', baseUrl.indexOf("://") + 3);
        return slash < 0 ? "/" : baseUrl.substring(slash);
    }
}
