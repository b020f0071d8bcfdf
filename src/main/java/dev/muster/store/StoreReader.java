package dev.muster.store;

import java.util.function.Consumer;

/// What can be read of a database by whoever isn't its writer, also while another process writes to it.
///
/// Every call throws [StoreUnavailable] if the database can't be reached or refuses for a passing reason,
/// after which the same call may be made again.
public interface StoreReader extends AutoCloseable {

    /// Gives every row of the journal as it stands, in order, and then reads the whole state, all in one
    /// transaction, so that the two can be compared.
    LoadedState load(Consumer<JournalRow> reader);

    /// The head now, without a lock: cheap enough to be asked every second.
    Head head();

    @Override
    void close();
}
