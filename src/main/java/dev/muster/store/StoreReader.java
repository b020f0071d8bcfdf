package dev.muster.store;

import java.util.function.Consumer;

/// Read access to a database, also while another process writes to it.
///
/// Every call throws [StoreUnavailable] if the database can't be reached or refuses for a temporary reason. The same
/// call may then be made again.
public interface StoreReader extends AutoCloseable {

    /// Passes every row of the journal to the reader, in order and unchecked, and then reads the whole state.
    ///
    /// Both happen in one transaction, so that journal and state can be compared.
    LoadedState load(Consumer<JournalRow> reader);

    /// The current head, without a lock. Cheap enough for every second.
    Head head();

    @Override
    void close();
}
