package dev.muster.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// The stored form of passwords: Argon2id in its usual notation. The notation names its cost, so the cost can
/// rise without making old hashes invalid.
public final class PasswordHash {

    /// Memory of one computation in KiB: 19 MiB, the minimum that is recommended for servers with two passes.
    public static final int MEMORY_KIB = 19 * 1024;

    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /// Maximum memory that a stored hash may name, in KiB. This program makes no hash that needs more.
    private static final int MEMORY_KIB_MAX = 256 * 1024;

    /// Maximum number of passes that a stored hash may name.
    private static final int PASSES_MAX = 16;

    private static final Pattern NOTATION = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=([1-9])\\$([A-Za-z0-9+/]{11,64})\\$([A-Za-z0-9+/]{22,128})");

    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

    private PasswordHash() {}

    /// The stored form of a password, with a new salt.
    public static String hash(String password, RandomGenerator random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Cost cost = new Cost(MEMORY_KIB, PASSES, LANES);
        return cost.notation(salt, cost.compute(password, salt, HASH_BYTES));
    }

    /// Whether the hash is of this password. The time depends only on the cost that the hash names.
    ///
    /// @throws IllegalArgumentException if the hash is not in this program's form
    public static boolean matches(String hash, String password) {
        Matcher parts = NOTATION.matcher(hash);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not the hash of a password");
        }
        Cost cost = new Cost(number(parts, 1), number(parts, 2), number(parts, 3));
        if (!cost.isAffordable()) {
            throw new IllegalArgumentException("The hash needs more memory or passes than allowed");
        }
        byte[] salt = Base64.getDecoder().decode(parts.group(4));
        byte[] digits = Base64.getDecoder().decode(parts.group(5));
        return MessageDigest.isEqual(digits, cost.compute(password, salt, digits.length));
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    /// A hash with the usual cost that matches no password.
    static String unmatchable() {
        return new Cost(MEMORY_KIB, PASSES, LANES).notation(new byte[SALT_BYTES], new byte[HASH_BYTES]);
    }

    private record Cost(int memoryKib, int passes, int lanes) {

        boolean isAffordable() {
            return memoryKib >= 8 * lanes && memoryKib <= MEMORY_KIB_MAX && passes >= 1 && passes <= PASSES_MAX;
        }

        /// Normalizes the password first: the same password, typed on another system, may arrive in another
        /// normal form of Unicode.
        byte[] compute(String password, byte[] salt, int bytes) {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(memoryKib)
                    .withIterations(passes)
                    .withParallelism(lanes)
                    .withSalt(salt)
                    .build());
            byte[] digits = new byte[bytes];
            generator.generateBytes(
                    Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8), digits);
            return digits;
        }

        String notation(byte[] salt, byte[] digits) {
            return "$argon2id$v=19$m=" + memoryKib + ",t=" + passes + ",p=" + lanes + "$" + ENCODER.encodeToString(salt)
                    + "$" + ENCODER.encodeToString(digits);
        }
    }
}
