package dev.muster.login;

import dev.muster.apitoken.ApiToken;
import dev.muster.base.Problem;
import dev.muster.base.UserId;
import dev.muster.directory.Profile;
import dev.muster.directory.User;
import dev.muster.endpoint.Signed;
import dev.muster.ledger.Draft;
import dev.muster.ledger.Ledger;
import dev.muster.ledger.Picture;
import dev.muster.login.Admission.Entrant;
import dev.muster.password.NewPasswords;
import dev.muster.password.SetPassword;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The ways to log in: each finds out who somebody is, or refuses.
///
/// Refuses with `login.failed`, `login.disabled`, `login.not_allowed`, `login.password_expired`, `login.new_password`,
/// `login.password_fixed`, `login.identity`, `login.guest`, `login.mode`,
/// `login.busy`, `password.rule`.
public final class Ways {

    private final Ledger ledger;
    private final Credentials credentials;
    private final SessionSettings settings;
    private final NewPasswords passwords;
    private final Signed signed;
    private final InstantSource clock;

    public Ways(Ledger ledger, SessionSettings settings, NewPasswords passwords, Signed signed, InstantSource clock) {
        this.ledger = ledger;
        this.credentials = new Credentials(ledger, passwords.check());
        this.settings = settings;
        this.passwords = passwords;
        this.signed = signed;
        this.clock = clock;
    }

    /// By the mode that the client names.
    ///
    /// @param chosen what it chose for the session, as JSON
    Entrant byMode(Picture picture, LoginRequest login, String chosen) {
        return switch (login.mode()) {
            case LoginRequest.STANDARD -> byPassword(picture, login, chosen);
            case LoginRequest.ANONYMOUS -> asGuest(picture, chosen);
            case LoginRequest.API_TOKEN -> byApiToken(picture, login.name(), chosen);
            default -> throw notConfigured(login.mode());
        };
    }

    /// By an identity token, which another session of the same user made.
    Entrant byIdentity(LoginRequest login, String chosen) {
        if (login.loginMode() != null && login.mode() != LoginRequest.DELEGATION) {
            throw notConfigured(login.mode());
        }
        Identity identity = Identity.of(signed, login.identity())
                .orElseThrow(() -> new Problem.Unauthenticated(
                        "login.identity", "Login failed: the identity token is none, or has expired"));
        return new Entrant(new ByIdentity(identity), chosen, "identity token");
    }

    private Entrant byPassword(Picture picture, LoginRequest login, String chosen) {
        Credentials.Verified verified = credentials.verify(picture, login.name(), login.secret());
        if (login.changes()) {
            return new Entrant(verified, chosen, "", Optional.of(newPassword(verified, login)));
        }
        if (picture.directory()
                .users()
                .find(verified.user())
                .filter(user -> user.profile().expiry().passed(clock.millis()))
                .isPresent()) {
            throw new Problem.Unauthenticated(
                    "login.password_expired", "Login failed: the password has expired, a new one is required");
        }
        if (verified.logIn().newPasswordRequired()) {
            throw new Problem.Unauthenticated("login.new_password", "Login failed: a new password is required");
        }
        return new Entrant(verified, chosen, "");
    }

    private SetPassword newPassword(Credentials.Verified verified, LoginRequest login) {
        Credentials.requireModifiable(verified.logIn());
        passwords.rule().require(verified.logIn().name(), login.newSecret());
        if (login.newSecret().equals(login.secret())) {
            throw new Problem.Invalid("password.rule", "The new password is another one than before");
        }
        return new SetPassword(verified.user(), passwords.hashed(login.newSecret()), false);
    }

    /// Whether there is such a user, and whether they have a token, takes the same look-ups.
    private Entrant byApiToken(Picture picture, String text, String chosen) {
        Optional<User> named =
                ApiToken.user(text).flatMap(id -> picture.directory().users().find(id));
        String secret = named.map(user -> user.profile().apiToken())
                .map(Profile.ApiToken::secret)
                .orElse(Credentials.NO_SECRET);
        boolean right = ledger.secret(secret)
                .filter(kept -> ApiToken.matches(kept, text))
                .isPresent();
        User user = named.filter(found -> right && picture.access().apiTokenCounts(found.id(), secret))
                .orElseThrow(Credentials::failed);
        if (!user.logIn().enabled()) {
            throw new Problem.Unauthenticated("login.disabled", "Login failed: the account is disabled");
        }
        return new Entrant(new ByApiToken(user.id(), secret), chosen, "API token");
    }

    private Entrant asGuest(Picture picture, String chosen) {
        String name = settings.guest();
        if (name == null) {
            throw notConfigured(LoginRequest.ANONYMOUS);
        }
        UserId user = picture.directory().userByLogIn(name).map(User::id).orElseThrow(Ways::noGuest);
        if (picture.access().isAdministrator(user)) {
            throw noGuest();
        }
        return new Entrant(new ByGuest(user), chosen, "guest");
    }

    private static Problem noGuest() {
        return new Problem.Unauthenticated("login.guest", "Login failed: there is no account for guests");
    }

    private static Problem notConfigured(int mode) {
        return new Problem.Invalid(
                "login.mode", "The authentication mode " + mode + " is not configured on this server");
    }

    private record ByIdentity(Identity identity) implements Admission.Proof {

        @Override
        public UserId user() {
            return identity.user();
        }

        @Override
        public Optional<User> holds(Draft draft) {
            return identity.holder(draft.access());
        }

        @Override
        public @Nullable String apiToken() {
            return identity.apiToken();
        }

        @Override
        public long endsMillisMax() {
            return identity.endsMillis();
        }
    }

    private record ByApiToken(UserId user, String apiToken) implements Admission.Proof {

        @Override
        public Optional<User> holds(Draft draft) {
            return draft.now()
                    .users()
                    .find(user)
                    .filter(now -> now.logIn().enabled() && draft.access().apiTokenCounts(user, apiToken));
        }
    }

    /// Anybody may come as the guest, but never as an administrator.
    private record ByGuest(UserId user) implements Admission.Proof {

        @Override
        public Optional<User> holds(Draft draft) {
            return draft.now()
                    .users()
                    .find(user)
                    .filter(now -> now.logIn().enabled() && !draft.access().isAdministrator(user));
        }
    }
}
