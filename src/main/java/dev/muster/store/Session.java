package dev.muster.store;

import dev.muster.base.UserId;
import org.jspecify.annotations.Nullable;

/// A session: a log-in that lasts. It is stored outside the journal, but in the same transactions.
///
/// A session also ends when the user's credential epoch grows, or when the API token that it began with loses its
/// validity. The token itself is stored nowhere. A node stores a use of the session only now and then and keeps later
/// ones in memory.
///
/// @param tokenHash SHA-256 of the session's token, 64 lower-case hex digits
/// @param user the user who logged in
/// @param credentialEpoch the user's credential epoch at the log-in
/// @param startedMillis time of the log-in, milliseconds since 1970 UTC
/// @param usedMillis time of the last stored use, milliseconds since 1970 UTC
/// @param endsMillis absolute time-out, milliseconds since 1970 UTC
/// @param ended whether the session was ended explicitly
/// @param address network address of the log-in
/// @param settings the client's settings, as the JSON text of the wire
/// @param apiToken id of the secret of the API token that the session began with; null for any other log-in
public record Session(
        String tokenHash,
        UserId user,
        long credentialEpoch,
        long startedMillis,
        long usedMillis,
        long endsMillis,
        boolean ended,
        String address,
        String settings,
        @Nullable String apiToken) {

    public Session withUsed(long millis) {
        return new Session(
                tokenHash,
                user,
                credentialEpoch,
                startedMillis,
                millis,
                endsMillis,
                ended,
                address,
                settings,
                apiToken);
    }

    public Session withEnded() {
        return new Session(
                tokenHash,
                user,
                credentialEpoch,
                startedMillis,
                usedMillis,
                endsMillis,
                true,
                address,
                settings,
                apiToken);
    }
}
