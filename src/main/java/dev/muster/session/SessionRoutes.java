package dev.muster.session;

import static dev.muster.wire.Endpoint.get;
import static dev.muster.wire.Endpoint.open;
import static dev.muster.wire.Endpoint.post;
import static dev.muster.wire.Endpoint.put;

import dev.muster.base.Author;
import dev.muster.base.Caller;
import dev.muster.base.Problem;
import dev.muster.directory.User;
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
import dev.muster.privilege.Permit;
import dev.muster.store.Secret;
import dev.muster.wire.Call;
import dev.muster.wire.Endpoint;
import dev.muster.wire.Guard;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `/api/auth` and `/api/sessions`: log-in, log-out, keep alive, who am I (contract 1.1 to 1.5).
public final class SessionRoutes {

    private static final String SESSION_COOKIE = "JSESSIONID";
    private static final String TOKEN_COOKIE = "iSession";

    private final Ledger ledger;
    private final LiveSessions sessions;
    private final SessionSettings settings;
    private final PasswordCheck passwords;
    private final Tokens tokens = new Tokens();

    public SessionRoutes(Ledger ledger, LiveSessions sessions, SessionSettings settings, PasswordCheck passwords) {
        this.ledger = ledger;
        this.sessions = sessions;
        this.settings = settings;
        this.passwords = passwords;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                open(Method.POST, "/api/auth/login", "SessionRoutes.logIn", this::logIn),
                post("/api/auth/logout", Permit.ANY_SESSION, "SessionRoutes.logOut", this::logOut),
                get("/api/auth/logout", Permit.ANY_SESSION, "SessionRoutes.logOut", this::logOut),
                post("/api/logout", Permit.ANY_SESSION, "SessionRoutes.logOut", this::logOut),
                open(Method.GET, "/api/auth/token", "SessionRoutes.token", this::token),
                get("/api/sessions", Permit.ANY_SESSION, "SessionRoutes.read", this::read),
                put("/api/sessions", Permit.ANY_SESSION, "SessionRoutes.keepAlive", this::keepAlive),
                get("/api/sessions/userInfo", Permit.ANY_SESSION, "SessionRoutes.userInfo", this::userInfo));
    }

    /// Whatever is wrong with the name or the password, the answer and its cost are the same.
    private Reply logIn(Picture picture, Request request) {
        LoginRequest login = request.isForm() ? login(request.form()) : request.body(LoginRequest.class);
        if (login.mode() != LoginRequest.STANDARD) {
            throw new Problem.Invalid(
                    "login.mode", "The authentication mode " + login.mode() + " is not configured on this server");
        }
        login.requireInRange();
        Optional<User> user = picture.directory().userByLogIn(login.name()).filter(found -> found.logIn()
                .possible());
        Optional<Secret> secret = user.flatMap(
                        found -> Optional.ofNullable(found.logIn().password()))
                .flatMap(ledger::secret);
        boolean right = passwords.matches(secret.map(Secret::value), login.secret());
        if (!right || user.isEmpty() || secret.isEmpty()) {
            throw StartSession.failed();
        }
        String token = tokens.next();
        Caller caller = new Caller(user.get().id(), Author.API, request.remoteAddress());
        Written written = ledger.writeSession(
                caller,
                new StartSession(
                        user.get().id(),
                        Tokens.hash(token),
                        secret.get().id(),
                        settings.life().toMillis(),
                        new String(Json.write(login.settings()), StandardCharsets.UTF_8)));
        return begun(request, token).with(Guard.REVISION, written.after().mark());
    }

    /// A form says the same as JSON, with every member as text.
    private static LoginRequest login(Parameters form) {
        Map<String, String> members = new LinkedHashMap<>();
        LoginRequest.MEMBERS.forEach(name -> form.first(name).ifPresent(value -> members.put(name, value)));
        return Json.read(Json.write(members), LoginRequest.class);
    }

    private Reply begun(Request request, String token) {
        String attributes = (request.secure() ? "; Secure" : "") + "; HttpOnly; SameSite=Lax";
        String context = URI.create(request.baseUrl()).getPath();
        String path = "; Path=" + (context.isEmpty() ? "/" : context);
        return Reply.noContent()
                .with(Guard.TOKEN, token)
                .with("Set-Cookie", SESSION_COOKIE + "=" + Tokens.hash(token).substring(0, 32) + path + attributes)
                .with("Set-Cookie", TOKEN_COOKIE + "=" + token + path + attributes)
                .noStoreAuth();
    }

    private Reply logOut(Call call) {
        Written written = ledger.writeSession(call.caller(), new EndSession(call.session()));
        return Reply.noContent().with(Guard.REVISION, written.after().mark()).noStoreAuth();
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

    private Reply read(Call call) {
        return Reply.ok(SessionJson.detail(
                user(call),
                Json.read(call.session().settings().getBytes(StandardCharsets.UTF_8), SettingsJson.class),
                settings.idle().toSeconds()));
    }

    /// The guard's look at the session was the use that keeps it alive.
    private Reply keepAlive(Call call) {
        return Reply.noContent();
    }

    private Reply userInfo(Call call) {
        return Reply.ok(SessionJson.userInfo(user(call)));
    }

    private static User user(Call call) {
        return call.directory().users().find(call.user()).orElseThrow(Guard::noSession);
    }
}
