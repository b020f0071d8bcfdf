package dev.muster.holder;

import dev.muster.access.Administrators;
import dev.muster.directory.Directory;
import dev.muster.ledger.Draft;

/// There is always an administrator who can log in.
public final class LastAdministrator {

    private LastAdministrator() {}

    /// Makes changes, and refuses if the last administrator who can log in was lost by them, now or once a password
    /// expires.
    ///
    /// @throws dev.muster.base.Problem.NoRight `administrator.last`
    public static void kept(Draft draft, Runnable changes) {
        Directory before = draft.now();
        changes.run();
        Administrators.requireOneLeft(before, draft.now(), draft.millis());
    }
}
