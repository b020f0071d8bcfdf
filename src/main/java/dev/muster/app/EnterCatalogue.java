package dev.muster.app;

import dev.muster.directory.WellKnown;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.privilege.Catalogue;

/// Enters the catalogue of a newer program, and gives all of it to System Administrators (docs/decisions/0010). Changes
/// nothing if the catalogue is the same.
record EnterCatalogue(Catalogue catalogue) implements UseCase {

    @Override
    public void decide(Draft draft) {
        draft.comment("The catalogue of this version");
        draft.replaceCatalogue(catalogue);
        draft.addPrivileges(WellKnown.SYSTEM_ADMINISTRATORS, catalogue.all());
    }
}
