package dev.muster.http.server;

import dev.muster.http.RawRequest;
import dev.muster.http.Reply;
import java.util.List;
import java.util.Set;

/// Which web pages of other origins may call from a browser. None, unless the settings name them.
///
/// Origins named one by one may send credentials; `*` never does, because that would lend every
/// page on the web the user's session.
final class Cors {

    /// What a page of an allowed origin may send; others see the contract's short list.
    private static final String REQUEST_HEADERS = "Content-Type, X-MSTR-AuthToken, X-MSTR-ProjectID, "
            + "X-MSTR-IdentityToken, If-Match, If-None-Match, Idempotency-Key, X-Muster-Min-Revision, "
            + "X-Muster-At-Revision";

    /// What a page of an allowed origin may read beside the body.
    private static final String REPLY_HEADERS = "X-MSTR-AuthToken, X-MSTR-IdentityToken, X-MSTR-Total-Count, "
            + "Location, ETag, Retry-After, X-Muster-Revision";

    private final Set<String> origins;
    private final boolean any;

    Cors(List<String> origins) {
        this.origins = Set.copyOf(origins);
        this.any = origins.contains("*");
    }

    /// The reply with what the caller's browser needs to hand it to the page.
    Reply apply(RawRequest incoming, Reply reply) {
        if (origins.isEmpty()) {
            return reply;
        }
        String origin = incoming.header("Origin");
        boolean named = origin != null && origins.contains(origin) && !origin.equals("*");
        Reply varying = reply.with("Vary", "Accept-Encoding, Origin");
        if (origin == null || !(named || any)) {
            return varying;
        }
        Reply allowed = named
                ? varying.with("Access-Control-Allow-Origin", origin).with("Access-Control-Allow-Credentials", "true")
                : varying.with("Access-Control-Allow-Origin", "*");
        return allowed.with("Access-Control-Allow-Headers", REQUEST_HEADERS)
                .with("Access-Control-Expose-Headers", REPLY_HEADERS);
    }
}
