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

/// The changes of a start, before the server accepts requests: fills an empty directory, or enters a newer catalogue.
final class FirstStart {

    /// The secret that marks the database of a demonstration, whose accounts have known passwords.
    private static final Secret DEMO_MARK = new Secret("DE300000000000000000000000000000", "demo", "marked");

    private FirstStart() {}

    /// Fills or updates the directory.
    ///
    /// @param demo whether the server is a demonstration: Administrator gets a blank password, the database a mark
    /// @param secrets the first secrets of an empty directory
    /// @param configured Administrator's password for an empty directory; empty if it is generated
    /// @return Administrator's password if it was generated
    /// @throws StoreRefused if the database is of a demonstration and `demo` is false, or the other way round
    static Optional<String> run(Ledger ledger, boolean demo, List<Secret> secrets, Optional<String> configured) {
        Caller caller = new Caller(WellKnown.ADMINISTRATOR, Author.SETUP, "");
        Catalogue catalogue = CatalogueFile.read();
        if (ledger.now().directory().users().size() == 0) {
            SecureRandom random = new SecureRandom();
            String password = demo ? "" : configured.orElseGet(() -> PasswordGenerator.generate(random));
            var fill = new EnterPredefined(
                    catalogue,
                    PredefinedItems.read(),
                    PasswordGenerator.secret(password, random),
                    demo ? withDemoMark(secrets) : secrets);
            boolean filled = ledger.write(caller, fill).changed();
            return filled && !demo && configured.isEmpty() ? Optional.of(password) : Optional.empty();
        }
        requireSameKind(ledger, demo);
        if (!ledger.now().directory().catalogue().equals(catalogue)) {
            ledger.write(caller, new EnterCatalogue(catalogue));
        }
        return Optional.empty();
    }

    private static List<Secret> withDemoMark(List<Secret> secrets) {
        return Stream.concat(Stream.of(DEMO_MARK), secrets.stream()).toList();
    }

    private static void requireSameKind(Ledger ledger, boolean demo) {
        boolean marked = ledger.secret(DEMO_MARK.id()).isPresent();
        if (marked && !demo) {
            throw new StoreRefused(
                    "The database is of a demonstration, whose passwords are known. Serve it with --demo only", null);
        }
        if (demo && !marked) {
            throw new StoreRefused("The database is not of a demonstration. Choose another database for --demo", null);
        }
    }
}
