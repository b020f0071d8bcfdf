package dev.muster.ledger;

import dev.muster.sql.Stores;
import dev.muster.testing.WatchedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Map;

/// A node in a process of its own that writes once, and waits for a line before it commits.
final class OtherNode {

    private OtherNode() {}

    /// Writes once into the database with the address in the first argument.
    public static void main(String[] args) {
        WatchedStore store = WatchedStore.over(Stores.open(args[0], Map.of()));
        store.onceAfterStoring(OtherNode::waitForALine);
        try (Ledger ledger = Ledger.open(store, InstantSource.system(), LedgerSettings.USUAL)) {
            WriteResult result = ledger.write(LedgerFixture.CALLER, LedgerFixture.create(77));
            System.out.println("written as " + result.after().revision() + " on "
                    + result.before().revision());
        }
    }

    private static void waitForALine() {
        System.out.println("stored, not committed");
        try {
            if (System.in.read() != '\n') {
                throw new IllegalStateException("a line end is expected");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
