package dev.muster.http;

/// What a route does with a request. Runs on a virtual thread of its own, so it may block.
@FunctionalInterface
public interface Handler {

    /// Answers the request.
    ///
    /// @throws dev.muster.base.Problem to refuse; it becomes the reply that [Problems] says
    Reply handle(Request request);
}
