package dev.muster.endpoint;

import dev.muster.access.Access;
import dev.muster.access.Authority;
import dev.muster.access.Sight;
import dev.muster.base.Caller;
import dev.muster.base.RawId;
import dev.muster.base.UserId;
import dev.muster.directory.Directory;
import dev.muster.http.Request;
import dev.muster.ledger.Picture;
import dev.muster.store.Session;
import org.jspecify.annotations.Nullable;

/// A request with a session, and the one picture from which the whole answer is made.
///
/// For one thread.
public final class Call {

    private final Picture picture;
    private final Picture latest;
    private final Caller caller;
    private final Session session;
    private final Request request;
    private final @Nullable RawId id;
    private @Nullable Sight sight;

    /// @param latest the picture in which the session was found
    /// @param session the session of the request
    Call(Picture latest, Caller caller, Session session, Request request) {
        this.picture = latest;
        this.latest = latest;
        this.caller = caller;
        this.session = session;
        this.request = request;
        this.id = pathId(request);
    }

    /// The same call, answered from other pictures.
    private Call(Call call, Picture picture, Picture latest) {
        this.picture = picture;
        this.latest = latest;
        this.caller = call.caller;
        this.session = call.session;
        this.request = call.request;
        this.id = call.id;
    }

    private static @Nullable RawId pathId(Request request) {
        return request.route().hasId() ? RawId.find(request.path("id")).orElse(null) : null;
    }

    /// The same call, answered from the picture after the change that it made.
    public Call withPicture(Picture after) {
        return new Call(this, after, after);
    }

    /// The same call, answered from an earlier picture. The latest picture still decides what the caller may do.
    public Call withEarlierPicture(Picture then) {
        return new Call(this, then, latest);
    }

    /// The picture from which the call is answered.
    public Picture picture() {
        return picture;
    }

    /// The picture that decides what the caller may do. It differs from [#picture()] only if the caller asked for an
    /// earlier revision.
    public Picture latest() {
        return latest;
    }

    public Caller caller() {
        return caller;
    }

    public Session session() {
        return session;
    }

    public Request request() {
        return request;
    }

    /// The id in the path; null if the path has no id, or a malformed one.
    @Nullable
    RawId id() {
        return id;
    }

    public Directory directory() {
        return picture.directory();
    }

    public Access access() {
        return picture.access();
    }

    public UserId user() {
        return caller.user();
    }

    /// The objects and rights that the caller may see in the picture of the call. It is computed once per call.
    public Sight sight() {
        Sight known = sight;
        if (known == null) {
            known = answersFromLatest()
                    ? Sight.of(picture.access(), caller.user())
                    : Sight.of(picture.access(), caller.user(), latest.access());
            sight = known;
        }
        return known;
    }

    /// The changes that the caller may make in the picture of the call.
    public Authority authority() {
        return Authority.of(picture.access(), caller.user(), sight());
    }

    @SuppressWarnings("ReferenceEquality") // nearly always the same object
    private boolean answersFromLatest() {
        return picture == latest;
    }
}
