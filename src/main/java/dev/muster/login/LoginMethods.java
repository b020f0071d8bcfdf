package dev.muster.login;

import dev.muster.apitoken.ApiToken;
import dev.muster.base.Problem;
import dev.muster.base.UserId;
import dev.muster.directory.Profile;
import dev.muster.directory.User;
import dev.muster.endpoint.SignedText;
import dev.muster.ledger.Draft;
import dev.muster.ledger.Ledger;
import dev.muster.ledger.Picture;
import dev.muster.login.LoginService.AuthenticatedUser;
import dev.muster.password.NewPasswordHasher;
import dev.muster.password.SetPassword;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The methods of logging in: each proves who the user is, or refuses.
///
/// Refuses with `login.failed`, `login.disabled`, `login.not_allowed`, `login.password_expired`,
/// `login.new_password`, `login.password_fixed`, `login.identity`, `login.guest`, `login.mode`, `login.busy`,
/// `password.rule`.
public final class LoginMethods {

    private final Ledger ledger;
    private final PasswordVerifier passwordVerifier;
    private final LoginSettings settings;
    private final NewPasswordHasher hasher;
    private final SignedText signedText;
    private final InstantSource clock;

    public LoginMethods(
            Ledger ledger,
            LoginSettings settings,
            NewPasswordHasher hasher,
            SignedText signedText,
            InstantSource clock) {
        this.ledger = ledger;
        this.passwordVerifier = new PasswordVerifier(ledger, hasher.hashPool());
        this.settings = settings;
        this.hasher = hasher;
        this.signedText = signedText;
        this.clock = clock;
    }

    /// Authenticates by the mode in the request.
    ///
    /// @param preferences the client's preferences for the session, as JSON
    AuthenticatedUser byMode(Picture picture, LoginRequest login, String preferences) {
        return switch (login.mode()) {
            case LoginRequest.STANDARD -> byPassword(picture, login, preferences);
            case LoginRequest.ANONYMOUS -> asGuest(picture, preferences);
            case LoginRequest.API_TOKEN -> byApiToken(picture, login.name(), preferences);
            default -> throw notConfigured(login.mode());
        };
    }

    /// Authenticates by an identity token, which was made in another session of the same user.
    AuthenticatedUser byIdentity(LoginRequest login, String preferences) {
        if (login.loginMode() != null && login.mode() != LoginRequest.IDENTITY_TOKEN) {
            throw new Problem.Invalid(
                    "login.mode",
                    "This call logs in by an identity token, not by the authentication mode " + login.mode()
                            + ". Leave loginMode out, or send -1");
        }
        IdentityToken identityToken = IdentityToken.of(signedText, login.identity())
                .orElseThrow(() -> new Problem.Unauthenticated(
                        "login.identity",
                        "Login failed: the identity token is invalid or has expired. Make a new one"));
        return new AuthenticatedUser(new ByIdentity(identityToken), preferences, "identity token");
    }

    private AuthenticatedUser byPassword(Picture picture, LoginRequest login, String preferences) {
        PasswordVerifier.Verified verified = passwordVerifier.verify(picture, login.name(), login.secret());
        if (login.changesPassword()) {
            return new AuthenticatedUser(verified, preferences, "", Optional.of(newPassword(verified, login)));
        }
        if (picture.directory()
                .users()
                .find(verified.user())
                .filter(user -> user.profile().expiry().hasExpired(clock.millis()))
                .isPresent()) {
            throw new Problem.Unauthenticated(
                    "login.password_expired",
                    "Login failed: the password has expired, a new one is required. Send changePassword and newPassword");
        }
        if (verified.account().newPasswordRequired()) {
            throw new Problem.Unauthenticated(
                    "login.new_password",
                    "Login failed: a new password is required. Send changePassword and newPassword");
        }
        return new AuthenticatedUser(verified, preferences, "");
    }

    private SetPassword newPassword(PasswordVerifier.Verified verified, LoginRequest login) {
        PasswordVerifier.requireModifiable(verified.account());
        hasher.rule().require(verified.account().name(), login.newSecret());
        if (login.newSecret().equals(login.secret())) {
            throw new Problem.Invalid("password.rule", "The new password must differ from the old one");
        }
        return new SetPassword(verified.user(), hasher.hashed(login.newSecret()), false);
    }

    /// An unknown user, and a user without a token, cost the same look-ups as a user with one.
    private AuthenticatedUser byApiToken(Picture picture, String text, String preferences) {
        Optional<User> named =
                ApiToken.user(text).flatMap(id -> picture.directory().users().find(id));
        String secret = named.map(user -> user.profile().apiToken())
                .map(Profile.ApiToken::secret)
                .orElse(PasswordVerifier.NO_SECRET);
        boolean right = ledger.secret(secret)
                .filter(stored -> ApiToken.matches(stored, text))
                .isPresent();
        User user = named.filter(found -> right && picture.access().isApiTokenValid(found.id(), secret))
                .orElseThrow(PasswordVerifier::failed);
        PasswordVerifier.requireEnabled(user.account());
        return new AuthenticatedUser(new ByApiToken(user.id(), secret), preferences, "API token");
    }

    private AuthenticatedUser asGuest(Picture picture, String preferences) {
        String name = settings.guest();
        if (name == null) {
            throw notConfigured(LoginRequest.ANONYMOUS);
        }
        UserId user = picture.directory().userByLoginName(name).map(User::id).orElseThrow(LoginMethods::noGuest);
        if (picture.access().isAdministrator(user)) {
            throw noGuest();
        }
        return new AuthenticatedUser(new ByGuest(user), preferences, "guest");
    }

    private static Problem noGuest() {
        return new Problem.Unauthenticated(
                "login.guest", "Login failed: there is no account for guests. Log in with a name and a password");
    }

    private Problem notConfigured(int mode) {
        String guest = settings.guest() == null ? "" : ", 8 (guest)";
        return new Problem.Invalid(
                "login.mode",
                "The authentication mode " + mode + " is not configured on this server. Use 1 (name and password)"
                        + guest + " or 4096 (API token)");
    }

    private record ByIdentity(IdentityToken identityToken) implements LoginService.Authentication {

        @Override
        public UserId user() {
            return identityToken.user();
        }

        @Override
        public Optional<User> validUser(Draft draft) {
            return identityToken.validUser(draft.access());
        }

        @Override
        public @Nullable String apiToken() {
            return identityToken.apiToken();
        }

        @Override
        public long endsMillisMax() {
            return identityToken.endsMillis();
        }
    }

    private record ByApiToken(UserId user, String apiToken) implements LoginService.Authentication {

        @Override
        public Optional<User> validUser(Draft draft) {
            return draft.now()
                    .users()
                    .find(user)
                    .filter(now -> now.account().enabled() && draft.access().isApiTokenValid(user, apiToken));
        }
    }

    /// Every client may log in as the guest, but never as an administrator.
    private record ByGuest(UserId user) implements LoginService.Authentication {

        @Override
        public Optional<User> validUser(Draft draft) {
            return draft.now()
                    .users()
                    .find(user)
                    .filter(now -> now.account().enabled() && !draft.access().isAdministrator(user));
        }
    }
}
