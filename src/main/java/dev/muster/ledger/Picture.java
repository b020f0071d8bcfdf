package dev.muster.ledger;

import dev.muster.access.Access;
import dev.muster.directory.Directory;
import dev.muster.directory.User;
import dev.muster.store.Head;
import dev.muster.store.Session;

/// The organisation at one revision, with its sessions. Immutable.
///
/// A request takes one picture and uses it throughout, so that its whole answer is of one revision.
///
/// @param head epoch, revision and feed of the picture
/// @param directory the organisation
/// @param access the access index of the directory
/// @param sessions the sessions that have not ended
public record Picture(Head head, Directory directory, Access access, Sessions sessions) {

    static Picture of(Head head, Directory directory, Sessions sessions) {
        return new Picture(head, directory, new Access(directory), sessions);
    }

    public long revision() {
        return head.revision();
    }

    /// The revision token, which answers have in the header `X-Muster-Revision`: epoch, revision and feed, separated by
    /// dots. Opaque to clients; not a secret.
    public String revisionToken() {
        return head.epoch() + "." + head.revision() + "." + head.feed();
    }

    /// Whether a session is valid, apart from its idle time-out: it was not ended, its absolute time-out has not
    /// passed, and its user may still log in with the credentials that it began with.
    ///
    /// @param millis the current time, milliseconds since 1970 UTC
    public boolean isSessionValid(Session session, long millis) {
        User user = directory.users().get(session.user());
        return sessions.has(session.tokenHash())
                && millis < session.endsMillis()
                && user != null
                && user.account().enabled()
                && user.account().credentialEpoch() == session.credentialEpoch()
                && (session.apiToken() == null || access.isApiTokenValid(user.id(), session.apiToken()));
    }

    Picture with(Head other) {
        return new Picture(other, directory, access, sessions);
    }
}
