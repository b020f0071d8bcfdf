package dev.muster.store;

import dev.muster.directory.Directory;
import java.util.List;

/// What one transaction stores: the net effect of its entries on the tables, the entries themselves,
/// and the sessions and secrets beside them.
///
/// @param id 32 upper-case hex digits, random: by it the writer finds its own batch again after a
///     commit whose outcome it didn't learn
/// @param before the directory that the tables hold
/// @param after the directory that they hold next
/// @param entries in order; may be empty if only sessions changed
/// @param sessions begun, ended or used: as they are now
/// @param secrets new ones
/// @param secretsDropped ids of those that nothing names any more
public record Batch(
        String id,
        Directory before,
        Directory after,
        List<Entry> entries,
        List<Session> sessions,
        List<Secret> secrets,
        List<String> secretsDropped) {
    public Batch {
        entries = List.copyOf(entries);
        sessions = List.copyOf(sessions);
        secrets = List.copyOf(secrets);
        secretsDropped = List.copyOf(secretsDropped);
    }
}
