package dev.muster.http;

/// The code behind a route: answers one request. It runs on a virtual thread of its own, so it may block.
@FunctionalInterface
public interface Handler {

    /// Answers the request.
    ///
    /// @throws dev.muster.base.Problem if the request is refused; [Problems] turns it into a reply
    Reply handle(Request request);
}
