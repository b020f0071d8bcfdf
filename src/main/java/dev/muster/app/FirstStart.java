package dev.muster.app;

import dev.muster.base.Author;
import dev.muster.base.Caller;
import dev.muster.base.Hex;
import dev.muster.directory.WellKnown;
import dev.muster.ledger.Ledger;
import dev.muster.privilege.Catalogue;
import dev.muster.privilege.CatalogueFile;
import dev.muster.session.Passwords;
import dev.muster.session.SetPassword;
import dev.muster.store.Secret;
import java.security.SecureRandom;
import java.util.Optional;

/// What is done before anybody is let in: an empty directory is filled, a grown catalogue entered.
public final class FirstStart {

    /// Letters and digits that are not mistaken for one another when read from a screen.
    private static final String LEGIBLE = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// Length of a password that is made up: about 116 random bits.
    private static final int MADE_UP_CHARS = 20;

    private FirstStart() {}

    /// Brings the directory to where this program can start.
    ///
    /// @param chosen Administrator's password on an empty directory; empty: one is made up
    /// @return the password, if this was the first start and one was made up
    static Optional<String> run(Ledger ledger, Optional<String> chosen) {
        Caller caller = new Caller(WellKnown.ADMINISTRATOR, Author.SETUP, "");
        Catalogue catalogue = CatalogueFile.read();
        SecureRandom random = new SecureRandom();
        if (ledger.now().directory().users().size() == 0) {
            String password = chosen.orElseGet(() -> madeUp(random));
            var first = new EnterPredefined(catalogue, Predefined.read(), secret(password, random));
            boolean here = ledger.write(caller, first).changed();
            return here && chosen.isEmpty() ? Optional.of(password) : Optional.empty();
        }
        if (!ledger.now().directory().catalogue().equals(catalogue)) {
            ledger.write(caller, new EnterCatalogue(catalogue));
        }
        return Optional.empty();
    }

    /// A password nobody chose.
    public static String madeUp(SecureRandom random) {
        StringBuilder password = new StringBuilder(MADE_UP_CHARS);
        for (int i = 0; i < MADE_UP_CHARS; i++) {
            password.append(LEGIBLE.charAt(random.nextInt(LEGIBLE.length())));
        }
        return password.toString();
    }

    /// The hash of a password under an id of its own.
    public static Secret secret(String password, SecureRandom random) {
        String id = Hex.text(random.nextLong(), random.nextLong());
        return new Secret(id, SetPassword.KIND, Passwords.hash(password, random));
    }
}
