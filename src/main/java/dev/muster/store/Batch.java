package dev.muster.store;

import dev.muster.base.UserId;
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
/// @param answers to calls that may be sent again
public record Batch(
        String id,
        Directory before,
        Directory after,
        List<Entry> entries,
        List<Session> sessions,
        List<Secret> secrets,
        List<String> secretsDropped,
        List<KeptAnswer> answers) {

    /// What was answered to a call with a key of its caller's, so that the same call again is answered the same.
    ///
    /// @param key the caller's own
    /// @param requestHash SHA-256 of all that says what was asked for, 64 lower-case hex digits
    /// @param headers as JSON
    /// @param body as JSON, empty for none
    /// @param millis milliseconds since 1970 UTC
    /// @param revisionToken which revision it states: that of the change it is stored with; empty: not known
    public record KeptAnswer(
            UserId user,
            String key,
            String requestHash,
            int status,
            String headers,
            String body,
            long millis,
            String revisionToken) {

        public KeptAnswer withMark(String changed) {
            return new KeptAnswer(user, key, requestHash, status, headers, body, millis, changed);
        }
    }

    /// A batch without answers.
    public Batch(
            String id,
            Directory before,
            Directory after,
            List<Entry> entries,
            List<Session> sessions,
            List<Secret> secrets,
            List<String> secretsDropped) {
        this(id, before, after, entries, sessions, secrets, secretsDropped, List.of());
    }

    public Batch {
        entries = List.copyOf(entries);
        sessions = List.copyOf(sessions);
        secrets = List.copyOf(secrets);
        secretsDropped = List.copyOf(secretsDropped);
        answers = List.copyOf(answers);
    }
}
