package dev.muster.wire;

import dev.muster.access.Access;
import dev.muster.access.Sight;
import dev.muster.base.Caller;
import dev.muster.base.UserId;
import dev.muster.directory.Directory;
import dev.muster.http.Request;
import dev.muster.ledger.Picture;
import dev.muster.store.Session;

/// One request of somebody who is logged in, with the one picture that its whole answer is made from.
///
/// @param session the log-in it came with
public record Call(Picture picture, Caller caller, Session session, Request request) {

    public Directory directory() {
        return picture.directory();
    }

    public Access access() {
        return picture.access();
    }

    public UserId user() {
        return caller.user();
    }

    /// What the caller may see.
    public Sight sight() {
        return Sight.of(picture.access(), caller.user());
    }

    /// The same call answered from another picture: after a change it made.
    public Call on(Picture after) {
        return new Call(after, caller, session, request);
    }
}
