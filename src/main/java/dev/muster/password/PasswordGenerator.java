package dev.muster.password;

import dev.muster.base.Hex;
import dev.muster.store.Secret;
import java.util.random.RandomGenerator;

/// Passwords that are made up, and hashes on their way to be kept.
public final class PasswordGenerator {

    /// Letters and digits that are not mistaken for one another when read from a screen.
    private static final String LEGIBLE = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// About 116 random bits.
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

    /// The hash of a password under an id of its own. Costs as much as a log-in.
    public static Secret secret(String password, RandomGenerator random) {
        String id = Hex.text(random.nextLong(), random.nextLong());
        return new Secret(id, SetPassword.KIND, PasswordHash.hash(password, random));
    }
}
