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

/// Signs text that a client carries and sends back: the server reads the content from the text, and its own
/// signature proves the origin.
///
/// The server stores nothing for it, so the text is valid on every node and after a restart, and cannot be
/// revoked before it expires. It is signed, not encrypted: every holder can read it.
///
/// The form: URL-safe Base64 of an HMAC-SHA256, of the time at which it expires, and of the content as JSON. The
/// purpose is signed with them. Thread-safe.
public final class SignedText {

    /// The kind of secrets that are keys of signatures.
    public static final String KIND = "signing-key";

    /// Longest text that is made, or looked at: it has to fit into a request line.
    public static final int CHARS_MAX = 7_000;

    /// The one key, for ever: every node finds it under this id.
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

    /// With the key among the ledger's secrets, which is made if there is none. If several nodes make one at the
    /// same time, the first one is valid.
    public static SignedText over(Ledger ledger, InstantSource clock) {
        Optional<Secret> kept = ledger.secret(KEY_ID);
        if (kept.isEmpty()) {
            try {
                Secret made = newKey();
                ledger.write(new Caller(WellKnown.ADMINISTRATOR, Author.SETUP, ""), draft -> draft.keep(made));
            } catch (ConstraintBroken another) {
                // Its key is read below.
            }
            kept = ledger.secret(KEY_ID);
        }
        return new SignedText(kept.orElseThrow(), clock);
    }

    /// A key for a directory that begins.
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
        byte[] said = ByteBuffer.allocate(Long.BYTES + json.length)
                .putLong(clock.millis() + life.toMillis())
                .put(json)
                .array();
        String text = signed(purpose, said);
        if (text.length() > CHARS_MAX) {
            throw new Problem.Invalid(
                    "signed.too_long", "The criteria are too long for the id of a search. Send fewer or shorter ones");
        }
        return text;
    }

    /// The value that was signed; empty if the text was altered, or signed by another server or for another
    /// purpose, or has expired.
    public <T> Optional<T> read(String purpose, String text, Class<T> type) {
        return said(purpose, text)
                .filter(said -> clock.millis() < ByteBuffer.wrap(said).getLong())
                .flatMap(said -> content(Arrays.copyOfRange(said, Long.BYTES, said.length), type));
    }

    /// The content of a text whose signature is right. Signed again, it must give the same characters: Base64
    /// alone would read several texts alike.
    private Optional<byte[]> said(String purpose, String text) {
        if (text.length() > CHARS_MAX) {
            return Optional.empty();
        }
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
        if (all.length < MAC_BYTES + Long.BYTES) {
            return Optional.empty();
        }
        byte[] said = Arrays.copyOfRange(all, MAC_BYTES, all.length);
        boolean same = MessageDigest.isEqual(bytes(signed(purpose, said)), bytes(text));
        return same ? Optional.of(said) : Optional.empty();
    }

    /// Another version of the program may have meant something else by it.
    private static <T> Optional<T> content(byte[] json, Class<T> type) {
        try {
            return Optional.of(Json.read(json, type));
        } catch (Problem.Invalid other) {
            return Optional.empty();
        }
    }

    private String signed(String purpose, byte[] said) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(bytes(purpose));
            mac.update((byte) 0);
            byte[] signature = mac.doFinal(said);
            return ENCODER.encodeToString(ByteBuffer.allocate(MAC_BYTES + said.length)
                    .put(signature)
                    .put(said)
                    .array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
