package dev.muster.login;

import dev.muster.base.Author;
import dev.muster.base.Caller;
import dev.muster.base.Problem;
import dev.muster.base.UserId;
import dev.muster.directory.User;
import dev.muster.endpoint.RandomTokens;
import dev.muster.endpoint.SecurityLog;
import dev.muster.ledger.Draft;
import dev.muster.ledger.Ledger;
import dev.muster.ledger.UseCase;
import dev.muster.ledger.WriteResult;
import dev.muster.password.SetPassword;
import dev.muster.store.SecurityEvent;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Starts sessions for users who proved their identity, by whatever method: makes the token, and records the
/// log-in or its failure in the security log.
public final class LoginService {

    private final Ledger ledger;
    private final SessionSettings settings;
    private final LoginThrottle throttle;
    private final SecurityLog log;
    private final RandomTokens randomTokens = new RandomTokens();

    public LoginService(Ledger ledger, SessionSettings settings, LoginThrottle throttle, SecurityLog log) {
        this.ledger = ledger;
        this.settings = settings;
        this.throttle = throttle;
        this.log = log;
    }

    /// The evidence of a log-in, such as a password that was right a moment ago. The session begins only if the
    /// evidence is still valid on the picture on which that is decided.
    public interface Authentication {

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

    /// An attempt to log in.
    ///
    /// @param claimedName the user that the client claims to be, never a secret; may be empty
    /// @param throttleKey the key by which failed log-ins are counted: the address, or the user of a live session
    public record LoginAttempt(String claimedName, String address, String throttleKey) {}

    /// A user who proved their identity.
    ///
    /// @param preferences the client's preferences for the session, as JSON
    /// @param method the method of the log-in, for the security log; empty for a password
    /// @param newPassword the password that is set with the log-in, if any
    public record AuthenticatedUser(
            Authentication authentication, String preferences, String method, Optional<SetPassword> newPassword) {

        /// By something else than a password.
        public AuthenticatedUser(Authentication authentication, String preferences, String method) {
            this(authentication, preferences, method, Optional.empty());
        }
    }

    /// A session that has begun.
    ///
    /// @param revisionToken of the picture with which the session begins
    public record StartedSession(String token, String revisionToken) {}

    /// Begins a session.
    ///
    /// Refuses as the attempt does, and with `login.limited` and `login.busy` before it is made.
    ///
    /// @param authentication finds out which user it is, or refuses
    public StartedSession logIn(LoginAttempt attempt, Supplier<AuthenticatedUser> authentication) {
        return throttle.attempt(attempt.claimedName(), attempt.throttleKey(), () -> noted(attempt, authentication));
    }

    private StartedSession noted(LoginAttempt attempt, Supplier<AuthenticatedUser> authentication) {
        String address = attempt.address();
        try {
            AuthenticatedUser authenticated = authentication.get();
            String token = randomTokens.next();
            Caller caller = new Caller(authenticated.authentication().user(), Author.API, address);
            WriteResult result = ledger.writeSession(caller, start(authenticated, token));
            log.record(SecurityEvent.LOG_IN, caller.user().text(), address, authenticated.method());
            return new StartedSession(token, result.after().revisionToken());
        } catch (Problem.Unauthenticated refused) {
            log.record("login.failed", attempt.claimedName(), address, refused.code());
            throw refused;
        }
    }

    private UseCase start(AuthenticatedUser authenticated, String token) {
        StartSession start = new StartSession(
                authenticated.authentication(), RandomTokens.hash(token), settings, authenticated.preferences());
        return authenticated
                .newPassword()
                .<UseCase>map(set -> new StartSessionWithNewPassword(start, set))
                .orElse(start);
    }
}
