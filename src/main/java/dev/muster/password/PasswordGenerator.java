package dev.muster.password;

import dev.muster.base.Hex;
import dev.muster.store.Secret;
import java.util.random.RandomGenerator;

/// Generates random passwords for new accounts, and hashes passwords where no pool is needed.
public final class PasswordGenerator {

    /// Letters and digits without the ones that look alike on a screen.
    private static final String LEGIBLE = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// Length of a password, in characters: about 116 random bits.
    private static final int CHARS = 20;

    private PasswordGenerator() {}

    /// A random password.
    public static String generate(RandomGenerator random) {
        StringBuilder password = new StringBuilder(CHARS);
        for (int i = 0; i < CHARS; i++) {
            password.append(LEGIBLE.charAt(random.nextInt(LEGIBLE.length())));
        }
        return password.toString();
    }

    /// The hash of a password, with a new id. Costs as much as a log-in.
    public static Secret secret(String password, RandomGenerator random) {
        String id = Hex.text(random.nextLong(), random.nextLong());
        return new Secret(id, SetPassword.KIND, PasswordHash.hash(password, random));
    }
}
