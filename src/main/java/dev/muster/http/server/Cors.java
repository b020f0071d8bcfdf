package dev.muster.http.server;

import dev.muster.http.RawRequest;
import dev.muster.http.Reply;
import java.util.List;
import java.util.Set;

/// Cross-origin resource sharing (CORS): the web origins whose pages may call from a browser. By default there are
/// none.
///
/// Origins that the settings name may send credentials. With `*` no origin may, because every page on the web could
/// then use the user's session.
final class Cors {

    /// The headers that a page of an allowed origin may send; answers to others have the short list of the contract.
    private static final String REQUEST_HEADERS = "Content-Type, X-MSTR-AuthToken, X-MSTR-ProjectID, "
            + "X-MSTR-IdentityToken, If-Match, If-None-Match, Idempotency-Key, X-Muster-Min-Revision, "
            + "X-Muster-At-Revision";

    /// The headers that a page of an allowed origin may read.
    private static final String REPLY_HEADERS = "X-MSTR-AuthToken, X-MSTR-IdentityToken, X-MSTR-Total-Count, "
            + "Location, ETag, Retry-After, X-Muster-Revision";

    private final Set<String> origins;
    private final boolean anyOrigin;

    Cors(List<String> origins) {
        this.origins = Set.copyOf(origins);
        this.anyOrigin = origins.contains("*");
    }

    /// The reply with the headers that let the caller's browser give the answer to the page.
    Reply apply(RawRequest incoming, Reply reply) {
        if (origins.isEmpty()) {
            return reply;
        }
        String origin = incoming.header("Origin");
        boolean named = origin != null && origins.contains(origin) && !origin.equals("*");
        Reply withVary = reply.with("Vary", "Accept-Encoding, Origin");
        if (origin == null || !(named || anyOrigin)) {
            return withVary;
        }
        Reply allowed = named
                ? withVary.with("Access-Control-Allow-Origin", origin).with("Access-Control-Allow-Credentials", "true")
                : withVary.with("Access-Control-Allow-Origin", "*");
        return allowed.with("Access-Control-Allow-Headers", REQUEST_HEADERS)
                .with("Access-Control-Expose-Headers", REPLY_HEADERS);
    }
}
