package dev.muster.ledger;

import dev.muster.directory.Change;

/// The weight of a change, which limits the size of batches: the number of its ids, at least 1.
final class Weight {

    private Weight() {}

    static int of(Change change) {
        return switch (change) {
            case Change.Joined c -> c.members().size();
            case Change.Left c -> c.members().size();
            case Change.Granted c -> c.holders().size();
            case Change.Revoked c -> c.holders().size();
            case Change.OwnerPassed c -> c.objects().size();
            case Change.AclsReplaced c -> c.lists().size();
            case Change.CatalogueEntered c -> 1;
            case Change.Put c -> 1;
            case Change.Removed c -> 1;
            case Change.Touched c -> 1;
            case Change.PrivilegesAdded c -> 1;
            case Change.PrivilegesRemoved c -> 1;
            case Change.Delegated c -> 1;
            case Change.Undelegated c -> 1;
        };
    }
}
