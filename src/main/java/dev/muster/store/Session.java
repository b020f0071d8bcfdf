package dev.muster.store;

import dev.muster.base.UserId;
import org.jspecify.annotations.Nullable;

/// A log-in that goes on. Kept beside the journal, in the same transactions.
///
/// @param tokenHash SHA-256 of the token, 64 lower-case hex digits: the token itself is nowhere
/// @param credentialEpoch the user's at log-in; the session is over when the user's has grown
/// @param startedMillis when it began
/// @param usedMillis last use that was written down; a node remembers later ones itself
/// @param endsMillis when it is over whatever happens
/// @param ended whether it was ended before
/// @param address the network address of the log-in
/// @param settings what the client chose, as the wire's JSON text
/// @param apiToken the id of the API token's secret with which it began; the session is over when that token no
///     longer counts; null: it began otherwise
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
