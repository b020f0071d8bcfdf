package dev.muster.object;

import dev.muster.access.Sight;
import dev.muster.base.RawId;
import dev.muster.directory.Directory;
import dev.muster.directory.Item;
import java.util.Optional;

/// A reference to an object in a request: its kind and its id. The look-up finds out whether a holder is a user or a
/// group, because both have ids from one space.
record ObjectReference(ObjectKind kind, RawId id) {

    /// The object, if the caller may browse it.
    ///
    /// @throws dev.muster.base.Problem.NotFound `user.unknown`, `role.unknown`, `project.unknown`
    Item require(Sight sight) {
        return switch (kind) {
            case HOLDER -> sight.requireHolder(id);
            case ROLE -> sight.require(id.role());
            case PROJECT -> sight.require(id.project());
        };
    }

    /// The altered object, also if the caller has lost the right to browse it by the change.
    Item find(Directory directory) {
        Optional<Item> found =
                switch (kind) {
                    case HOLDER -> directory.holder(id);
                    case ROLE -> directory.find(id.role());
                    case PROJECT -> directory.find(id.project());
                };
        return found.orElseThrow(() -> new IllegalStateException("not there: " + id.text()));
    }
}
