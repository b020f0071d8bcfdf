package dev.muster.login;

import dev.muster.base.Author;
import dev.muster.base.Caller;
import dev.muster.base.Problem;
import dev.muster.base.UserId;
import dev.muster.directory.User;
import dev.muster.endpoint.SecurityLog;
import dev.muster.endpoint.Tokens;
import dev.muster.ledger.Draft;
import dev.muster.ledger.Ledger;
import dev.muster.ledger.UseCase;
import dev.muster.ledger.Written;
import dev.muster.password.SetPassword;
import dev.muster.store.SecurityEvent;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets in who can prove who they are, in whatever way: begins the session, makes its token, and notes who came
/// and who was turned away.
public final class Admission {

    private final Ledger ledger;
    private final SessionSettings settings;
    private final FailureLimit limit;
    private final SecurityLog log;
    private final Tokens tokens = new Tokens();

    public Admission(Ledger ledger, SessionSettings settings, FailureLimit limit, SecurityLog log) {
        this.ledger = ledger;
        this.settings = settings;
        this.limit = limit;
        this.log = log;
    }

    /// What a log-in rests on, such as a password that was right a moment ago. The session begins only if it still
    /// holds on the picture that this is decided on.
    public interface Proof {

        UserId user();

        /// The user, if the account is in use and the proof still holds.
        Optional<User> holds(Draft draft);

        /// The secret of the API token that it is; null: something else.
        default @Nullable String apiToken() {
            return null;
        }

        /// When a session that rests on it is over whatever happens, milliseconds since 1970 UTC.
        default long endsMillisMax() {
            return Long.MAX_VALUE;
        }
    }

    /// Somebody at the door.
    ///
    /// @param tried who they say they are, never a secret; may be empty
    /// @param place what failed log-ins are counted by: the address, or who they are logged in as already
    public record Visitor(String tried, String address, String place) {}

    /// Somebody who may come in.
    ///
    /// @param chosen what the client chose for the session, as JSON
    /// @param way how they came, for the security log; empty: by password
    /// @param newPassword set as they come in
    public record Entrant(Proof proof, String chosen, String way, Optional<SetPassword> newPassword) {

        /// By something else than a password.
        public Entrant(Proof proof, String chosen, String way) {
            this(proof, chosen, way, Optional.empty());
        }
    }

    /// A session that has begun.
    ///
    /// @param mark of the picture it begins with
    public record Admitted(String token, String mark) {}

    /// Begins a session.
    ///
    /// Refuses as the attempt does, and with `login.limited` and `login.busy` before it is made.
    ///
    /// @param attempt finds out who it is, or refuses
    public Admitted admit(Visitor visitor, Supplier<Entrant> attempt) {
        return limit.attempt(visitor.tried(), visitor.place(), () -> noted(visitor, attempt));
    }

    private Admitted noted(Visitor visitor, Supplier<Entrant> attempt) {
        String address = visitor.address();
        try {
            Entrant entrant = attempt.get();
            String token = tokens.next();
            Caller caller = new Caller(entrant.proof().user(), Author.API, address);
            Written written = ledger.writeSession(caller, start(entrant, token));
            log.record(SecurityEvent.LOG_IN, caller.user().text(), address, entrant.way());
            return new Admitted(token, written.after().mark());
        } catch (Problem.Unauthenticated refused) {
            log.record("login.failed", visitor.tried(), address, refused.code());
            throw refused;
        }
    }

    private UseCase start(Entrant entrant, String token) {
        StartSession start = new StartSession(entrant.proof(), Tokens.hash(token), settings, entrant.chosen());
        return entrant.newPassword()
                .<UseCase>map(set -> new StartWithNewPassword(start, set))
                .orElse(start);
    }
}
