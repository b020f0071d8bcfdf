package dev.muster.login;

import dev.muster.access.Access;
import dev.muster.base.Hex;
import dev.muster.base.UserId;
import dev.muster.directory.User;
import dev.muster.endpoint.SignedText;
import dev.muster.store.Session;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Proof that its bearer had a session when it was made, as a signed text that its user can pass to another
/// program. The server stores nothing for it.
///
/// It is valid for [#LIFE], or until all sessions of the user end because the password changes or the account is
/// disabled. A session that begins with it ends no later than the session in which it was made: otherwise a chain of
/// tokens could keep a user logged in for ever.
///
/// @param credentialEpoch the user's credential epoch when the token was made
/// @param endsMillis the absolute end of the session in which it was made, milliseconds since 1970 UTC
/// @param apiToken the secret of the API token with which that session began; null if it began otherwise
public record IdentityToken(
        UserId user,
        long credentialEpoch,
        long endsMillis,
        @Nullable String apiToken) {

    /// The time for which a token is valid.
    public static final Duration LIFE = Duration.ofMinutes(5);

    private static final String PURPOSE = "identity";

    /// The signed content.
    private record Content(
            @Nullable String user,
            @Nullable Long epoch,
            @Nullable Long ends,
            @Nullable String apiToken) {}

    static IdentityToken of(Session session) {
        return new IdentityToken(session.user(), session.credentialEpoch(), session.endsMillis(), session.apiToken());
    }

    /// Reads a token; empty if the text is not a valid token or has expired.
    public static Optional<IdentityToken> of(SignedText signedText, String token) {
        return signedText.read(PURPOSE, token, Content.class).flatMap(IdentityToken::of);
    }

    private static Optional<IdentityToken> of(Content content) {
        if (content.user == null || !Hex.isId(content.user) || content.epoch == null || content.ends == null) {
            return Optional.empty();
        }
        return Optional.of(new IdentityToken(UserId.of(content.user), content.epoch, content.ends, content.apiToken));
    }

    String token(SignedText signedText) {
        return signedText.text(PURPOSE, new Content(user.text(), credentialEpoch, endsMillis, apiToken), LIFE);
    }

    /// The user of the token. Empty if the account is disabled, if all sessions of the user have ended since, or if the
    /// session was begun by an API token that is no longer valid.
    public Optional<User> validUser(Access access) {
        return access.directory()
                .users()
                .find(user)
                .filter(now -> now.account().enabled() && now.account().credentialEpoch() == credentialEpoch)
                .filter(now -> apiToken == null || access.isApiTokenValid(user, apiToken));
    }
}
