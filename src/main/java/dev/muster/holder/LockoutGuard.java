package dev.muster.holder;

import dev.muster.access.AdministratorLockout;
import dev.muster.directory.Directory;
import dev.muster.ledger.Draft;

/// Runs a change, and refuses it if no administrator could log in afterwards.
public final class LockoutGuard {

    private LockoutGuard() {}

    /// Makes changes, and refuses if the last administrator who can log in was lost by them, now or once a password
    /// expires.
    ///
    /// @throws dev.muster.base.Problem.NoRight `administrator.last`
    public static void run(Draft draft, Runnable changes) {
        Directory before = draft.now();
        changes.run();
        AdministratorLockout.requireNone(before, draft.now(), draft.millis());
    }
}
