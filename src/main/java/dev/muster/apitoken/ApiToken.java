package dev.muster.apitoken;

import dev.muster.base.Hex;
import dev.muster.base.UserId;
import dev.muster.endpoint.RandomTokens;
import dev.muster.store.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;

/// The text of an API token: the id of its user, and 130 random bits. The id is no secret; it lets the server
/// find the stored hash to compare with.
public final class ApiToken {

    /// The kind of secrets that are hashes of API tokens.
    public static final String KIND = "api-token";

    private static final int CHARS = Hex.CHARS + RandomTokens.CHARS;

    private ApiToken() {}

    /// A new one, never given before.
    static String next(UserId user, RandomTokens randomTokens) {
        return user.text().toLowerCase(Locale.ROOT) + randomTokens.next();
    }

    /// The stored form of a token.
    ///
    /// @param id random
    static Secret secret(String id, String text) {
        return new Secret(id, KIND, RandomTokens.hash(text));
    }

    /// Whose it says it is; empty if it can't be a token.
    public static Optional<UserId> user(String text) {
        String user = text.substring(0, Math.min(Hex.CHARS, text.length()));
        return text.length() == CHARS && Hex.isId(user) ? Optional.of(UserId.of(user)) : Optional.empty();
    }

    /// Whether the text is the token of this stored form.
    public static boolean matches(Secret secret, String text) {
        return secret.kind().equals(KIND)
                && MessageDigest.isEqual(bytes(secret.value()), bytes(RandomTokens.hash(text)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
