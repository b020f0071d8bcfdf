package dev.muster.ledger;

import dev.muster.access.Access;
import dev.muster.directory.Directory;
import dev.muster.directory.User;
import dev.muster.store.Head;
import dev.muster.store.Session;

/// The organisation at one revision, with the sessions that are going on. Immutable; a request takes
/// it once, so that its whole answer is of one revision.
///
/// @param head how far it has come
/// @param access the rule over `directory`
/// @param sessions those that have not ended
public record Picture(Head head, Directory directory, Access access, Sessions sessions) {

    static Picture of(Head head, Directory directory, Sessions sessions) {
        return new Picture(head, directory, new Access(directory), sessions);
    }

    public long revision() {
        return head.revision();
    }

    /// What `X-Muster-Revision` says: opaque to clients.
    public String revisionToken() {
        return head.epoch() + "." + head.revision() + "." + head.feed();
    }

    /// Whether a session goes on, but for its idle time-out: nobody ended it, its time isn't up, and its user may still
    /// come in with what it began with.
    ///
    /// @param millis now, milliseconds since 1970 UTC
    public boolean isSessionValid(Session session, long millis) {
        User user = directory.users().get(session.user());
        return sessions.has(session.tokenHash())
                && millis < session.endsMillis()
                && user != null
                && user.account().enabled()
                && user.account().credentialEpoch() == session.credentialEpoch()
                && (session.apiToken() == null || access.apiTokenCounts(user.id(), session.apiToken()));
    }

    Picture with(Head changed) {
        return new Picture(changed, directory, access, sessions);
    }
}
