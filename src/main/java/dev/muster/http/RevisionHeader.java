package dev.muster.http;

import java.util.function.Supplier;

/// The header by which every answer states as of which revision it was given.
///
/// @param name such as `X-Muster-Revision`
/// @param latest the revision that this node has reached, for answers that state none of their own
public record RevisionHeader(String name, Supplier<String> latest) {

    /// The reply with the header.
    public Reply on(Reply reply) {
        String revision = reply.revisionToken();
        return reply.with(name, revision == null ? latest.get() : revision);
    }
}
