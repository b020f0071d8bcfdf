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

/// Starts a session for a user who has proved their identity by any method: makes the token, and records the log-in
/// or its failure in the security log.
public final class LoginService {

    private final Ledger ledger;
    private final LoginSettings settings;
    private final LoginThrottle throttle;
    private final SecurityLog log;
    private final RandomTokens randomTokens = new RandomTokens();

    public LoginService(Ledger ledger, LoginSettings settings, LoginThrottle throttle, SecurityLog log) {
        this.ledger = ledger;
        this.settings = settings;
        this.throttle = throttle;
        this.log = log;
    }

    /// The evidence of a log-in, such as a verified password. The session begins only if the evidence is still valid on
    /// the draft that begins it.
    public interface Authentication {

        UserId user();

        /// The user, if the account is enabled and the evidence is still valid.
        Optional<User> validUser(Draft draft);

        /// The secret of the API token that is the evidence; null for other evidence.
        default @Nullable String apiToken() {
            return null;
        }

        /// The latest end of a session that begins with this evidence, milliseconds since 1970 UTC.
        default long endsMillisMax() {
            return Long.MAX_VALUE;
        }
    }

    /// An attempt to log in, as the throttle and the security log see it.
    ///
    /// @param claimedName the login name or user id in the request; empty if it has none
    /// @param throttleKey the key by which failed log-ins are counted: the address, or the user of a live session
    public record LoginAttempt(String claimedName, String address, String throttleKey) {}

    /// A user who has proved their identity.
    ///
    /// @param preferences the client's preferences for the session, as JSON
    /// @param method the method of the log-in, for the security log; empty for a password
    /// @param newPassword the password that is set with the log-in, if any
    public record AuthenticatedUser(
            Authentication authentication, String preferences, String method, Optional<SetPassword> newPassword) {

        /// A log-in that sets no new password.
        public AuthenticatedUser(Authentication authentication, String preferences, String method) {
            this(authentication, preferences, method, Optional.empty());
        }
    }

    /// A session that has begun.
    ///
    /// @param revisionToken the revision token of the picture in which the session begins
    public record StartedSession(String token, String revisionToken) {}

    /// Begins a session.
    ///
    /// Refuses with the codes of the authentication, and before it with `login.limited` and `login.busy`.
    ///
    /// @param authentication proves who the user is, or refuses
    public StartedSession logIn(LoginAttempt attempt, Supplier<AuthenticatedUser> authentication) {
        return throttle.attempt(attempt.claimedName(), attempt.throttleKey(), () -> logged(attempt, authentication));
    }

    private StartedSession logged(LoginAttempt attempt, Supplier<AuthenticatedUser> authentication) {
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
