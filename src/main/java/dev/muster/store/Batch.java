package dev.muster.store;

import dev.muster.base.UserId;
import dev.muster.directory.Directory;
import java.util.List;

/// The content of one transaction: journal entries, their net effect on the tables, and in addition sessions,
/// secrets and kept answers.
///
/// If the connection is lost at the commit, the writer looks for the batch id in the database to learn whether the
/// batch was stored.
///
/// @param id 32 upper-case hex digits, random
/// @param before the directory that the tables contain before the transaction
/// @param after the directory that the tables contain after the transaction
/// @param entries the journal entries, in order; may be empty
/// @param sessions the sessions that began, ended or were used, in their new state
/// @param secrets new secrets
/// @param secretsDropped ids of secrets that are no longer used
/// @param answers kept answers to calls that a client may send again
public record Batch(
        String id,
        Directory before,
        Directory after,
        List<Entry> entries,
        List<Session> sessions,
        List<Secret> secrets,
        List<String> secretsDropped,
        List<KeptAnswer> answers) {

    /// The answer to a call with an idempotency key. A repeated call gets the same answer.
    ///
    /// @param user the caller
    /// @param key the idempotency key, chosen by the caller
    /// @param requestHash SHA-256 of all parts of the request that matter, 64 lower-case hex digits
    /// @param status the HTTP status
    /// @param headers the headers, as JSON
    /// @param body the body, as JSON; empty if the answer has none
    /// @param millis time of the answer, milliseconds since 1970 UTC
    /// @param revisionToken revision token of the change that the answer is stored with; empty if unknown
    public record KeptAnswer(
            UserId user,
            String key,
            String requestHash,
            int status,
            String headers,
            String body,
            long millis,
            String revisionToken) {

        public KeptAnswer withRevisionToken(String token) {
            return new KeptAnswer(user, key, requestHash, status, headers, body, millis, token);
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
