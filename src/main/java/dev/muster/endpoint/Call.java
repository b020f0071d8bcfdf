package dev.muster.endpoint;

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
/// @param latest what decides about the caller: another picture than `picture` only if they asked for an earlier one
/// @param session the log-in it came with
public record Call(Picture picture, Picture latest, Caller caller, Session session, Request request) {

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
        return isOfToday()
                ? Sight.of(picture.access(), caller.user())
                : Sight.of(picture.access(), caller.user(), latest.access());
    }

    /// The same call answered from another picture: after a change it made.
    public Call on(Picture after) {
        return new Call(after, after, caller, session, request);
    }

    /// The same call answered from an earlier picture; what decides about the caller stays the latest.
    public Call back(Picture then) {
        return new Call(then, latest, caller, session, request);
    }

    @SuppressWarnings("ReferenceEquality") // the same picture, as nearly always
    private boolean isOfToday() {
        return picture == latest;
    }
}
