package dev.muster.holder;

import dev.muster.access.AdministratorLockout;
import dev.muster.directory.Directory;
import dev.muster.ledger.Draft;

/// Makes changes of a draft, and refuses them if they would lead to a lockout (docs/decisions/0010).
public final class LockoutCheck {

    private LockoutCheck() {}

    /// Makes changes, and refuses them if they make the best usability of an administrator's password worse: see
    /// [AdministratorLockout#requireNone].
    ///
    /// @param changes the changes of the draft
    /// @throws dev.muster.base.Problem.NoRight `administrator.last`
    public static void run(Draft draft, Runnable changes) {
        Directory before = draft.now();
        changes.run();
        AdministratorLockout.requireNone(before, draft.now(), draft.millis());
    }
}
