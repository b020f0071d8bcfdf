package dev.muster.app;

import dev.muster.directory.WellKnown;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.privilege.Catalogue;

/// Lets a newer program's catalogue hold from now on, and System Administrators hold all of it
/// (docs/decisions/0010). Changes nothing if it does already.
record EnterCatalogue(Catalogue catalogue) implements UseCase {

    @Override
    public void decide(Draft draft) {
        draft.comment("The catalogue of this version");
        draft.enter(catalogue);
        draft.addPrivileges(WellKnown.SYSTEM_ADMINISTRATORS, catalogue.all());
    }
}
