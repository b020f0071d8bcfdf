package dev.muster.endpoint;

import dev.muster.base.Author;
import dev.muster.base.Caller;
import dev.muster.base.Problem;
import dev.muster.directory.WellKnown;
import dev.muster.http.Json;
import dev.muster.ledger.Ledger;
import dev.muster.store.ConstraintBroken;
import dev.muster.store.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs text that a client carries and sends back. The server reads the content from the text, and its own signature
/// proves the origin.
///
/// The server stores nothing for the text. So the text is valid on every node and after a restart, and cannot be
/// revoked before it expires. It is signed, not encrypted: its bearer can read it.
///
/// The text is the URL-safe Base64 of an HMAC-SHA256, the time of expiry, and the content as JSON. The signature also
/// covers the purpose. Thread-safe.
public final class SignedText {

    /// The kind of secret that is a signing key.
    public static final String KIND = "signing-key";

    /// Longest text, in characters, that is made or read: it must fit into a request line.
    public static final int CHARS_MAX = 7_000;

    /// The id of the only key. Every node finds the key by this id, and it never changes.
    private static final String KEY_ID = "516EED00000000000000000000000000";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int MAC_BYTES = 32;

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;
    private final InstantSource clock;

    private SignedText(Secret secret, InstantSource clock) {
        this.key = new SecretKeySpec(HexFormat.of().parseHex(secret.value()), ALGORITHM);
        this.clock = clock;
    }

    /// Signs with the key that is stored among the ledger's secrets. If there is no key, one is made; if several nodes
    /// make one at the same time, the first one is used by all.
    public static SignedText over(Ledger ledger, InstantSource clock) {
        Optional<Secret> stored = ledger.secret(KEY_ID);
        if (stored.isEmpty()) {
            try {
                Secret made = newKey();
                ledger.write(new Caller(WellKnown.ADMINISTRATOR, Author.SETUP, ""), draft -> draft.keep(made));
            } catch (ConstraintBroken madeByAnotherNode) {
                // The key of the other node is read below.
            }
            stored = ledger.secret(KEY_ID);
        }
        return new SignedText(stored.orElseThrow(), clock);
    }

    /// A new signing key.
    public static Secret newKey() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Secret(KEY_ID, KIND, HexFormat.of().formatHex(bytes));
    }

    /// Signs a value.
    ///
    /// @param purpose the use of the text, such as `identity`; it is invalid for any other purpose
    /// @param content a small value: the text is a third longer than its JSON, and appears in URLs and headers
    /// @throws Problem.Invalid `signed.too_long`
    public String text(String purpose, Object content, Duration life) {
        byte[] json = Json.write(content);
        byte[] payload = ByteBuffer.allocate(Long.BYTES + json.length)
                .putLong(clock.millis() + life.toMillis())
                .put(json)
                .array();
        String text = signed(purpose, payload);
        if (text.length() > CHARS_MAX) {
            throw new Problem.Invalid(
                    "signed.too_long", "The criteria are too long for the id of a search. Send fewer or shorter ones");
        }
        return text;
    }

    /// The value that was signed; empty if the text was altered, or signed by another server or for another
    /// purpose, or has expired.
    public <T> Optional<T> read(String purpose, String text, Class<T> type) {
        return payload(purpose, text)
                .filter(payload -> clock.millis() < ByteBuffer.wrap(payload).getLong())
                .flatMap(payload -> content(Arrays.copyOfRange(payload, Long.BYTES, payload.length), type));
    }

    /// The payload of a text with a valid signature. The payload, signed again, must give exactly the same text,
    /// because several Base64 texts decode to the same bytes.
    private Optional<byte[]> payload(String purpose, String text) {
        if (text.length() > CHARS_MAX) {
            return Optional.empty();
        }
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (all.length < MAC_BYTES + Long.BYTES) {
            return Optional.empty();
        }
        byte[] payload = Arrays.copyOfRange(all, MAC_BYTES, all.length);
        boolean same = MessageDigest.isEqual(bytes(signed(purpose, payload)), bytes(text));
        return same ? Optional.of(payload) : Optional.empty();
    }

    /// Empty if another version of the program signed content of another form.
    private static <T> Optional<T> content(byte[] json, Class<T> type) {
        try {
            return Optional.of(Json.read(json, type));
        } catch (Problem.Invalid otherForm) {
            return Optional.empty();
        }
    }

    private String signed(String purpose, byte[] payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(bytes(purpose));
            mac.update((byte) 0);
            byte[] signature = mac.doFinal(payload);
            return ENCODER.encodeToString(ByteBuffer.allocate(MAC_BYTES + payload.length)
                    .put(signature)
                    .put(payload)
                    .array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
