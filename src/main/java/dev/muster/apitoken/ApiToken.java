package dev.muster.apitoken;

import dev.muster.base.Hex;
import dev.muster.base.UserId;
import dev.muster.endpoint.RandomTokens;
import dev.muster.store.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;

/// The text of an API token: the id of its user, and 130 random bits. The id is not secret; the server finds the
/// stored hash by it.
public final class ApiToken {

    /// The kind of secret that is the hash of an API token.
    public static final String KIND = "api-token";

    private static final int CHARS = Hex.CHARS + RandomTokens.CHARS;

    private ApiToken() {}

    /// A new token of a user.
    static String next(UserId user, RandomTokens randomTokens) {
        return user.text().toLowerCase(Locale.ROOT) + randomTokens.next();
    }

    /// The stored form of a token.
    ///
    /// @param id a random id for the secret
    static Secret secret(String id, String text) {
        return new Secret(id, KIND, RandomTokens.hash(text));
    }

    /// The user whom the text names; empty if the text does not have the form of a token. The token may still be wrong.
    public static Optional<UserId> user(String text) {
        String user = text.substring(0, Math.min(Hex.CHARS, text.length()));
        return text.length() == CHARS && Hex.isId(user) ? Optional.of(UserId.of(user)) : Optional.empty();
    }

    /// Whether the secret is the stored form of this token.
    public static boolean matches(Secret secret, String text) {
        return secret.kind().equals(KIND)
                && MessageDigest.isEqual(bytes(secret.value()), bytes(RandomTokens.hash(text)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
