package dev.muster.app;

import dev.muster.base.Author;
import dev.muster.base.Caller;
import dev.muster.directory.WellKnown;
import dev.muster.ledger.Ledger;
import dev.muster.password.PasswordGenerator;
import dev.muster.privilege.Catalogue;
import dev.muster.privilege.CatalogueFile;
import dev.muster.store.Secret;
import dev.muster.store.StoreRefused;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is done before anybody is let in: an empty directory is filled, a grown catalogue entered.
final class FirstStart {

    /// The secret that a demonstration's database has and no other: its accounts have known passwords.
    private static final Secret DEMO_MARK = new Secret("DE300000000000000000000000000000", "demo", "marked");

    private FirstStart() {}

    /// Brings the directory to where this program can start.
    ///
    /// @param demo whether Administrator gets a blank password and the database the mark of a demonstration
    /// @param marks further secrets that an empty directory begins with
    /// @param chosen Administrator's password on an empty directory; empty: one is made up
    /// @return Administrator's password, if one was made up
    /// @throws StoreRefused if the database is a demonstration's and `demo` isn't set, or the other way round
    static Optional<String> run(Ledger ledger, boolean demo, List<Secret> marks, Optional<String> chosen) {
        Caller caller = new Caller(WellKnown.ADMINISTRATOR, Author.SETUP, "");
        Catalogue catalogue = CatalogueFile.read();
        if (ledger.now().directory().users().size() == 0) {
            SecureRandom random = new SecureRandom();
            String password = demo ? "" : chosen.orElseGet(() -> PasswordGenerator.generate(random));
            var fill = new EnterPredefined(
                    catalogue,
                    PredefinedItems.read(),
                    PasswordGenerator.secret(password, random),
                    demo ? marked(marks) : marks);
            boolean here = ledger.write(caller, fill).changed();
            return here && !demo && chosen.isEmpty() ? Optional.of(password) : Optional.empty();
        }
        requireSameKind(ledger, demo);
        if (!ledger.now().directory().catalogue().equals(catalogue)) {
            ledger.write(caller, new EnterCatalogue(catalogue));
        }
        return Optional.empty();
    }

    private static List<Secret> marked(List<Secret> marks) {
        return Stream.concat(Stream.of(DEMO_MARK), marks.stream()).toList();
    }

    private static void requireSameKind(Ledger ledger, boolean demo) {
        boolean marked = ledger.secret(DEMO_MARK.id()).isPresent();
        if (marked && !demo) {
            throw new StoreRefused(
                    "The database is a demonstration's, with known passwords; it is served with --demo only", null);
        }
        if (demo && !marked) {
            throw new StoreRefused("The database is not a demonstration's; choose another for --demo", null);
        }
    }
}
