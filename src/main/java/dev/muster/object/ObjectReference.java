package dev.muster.object;

import dev.muster.access.Sight;
import dev.muster.base.RawId;
import dev.muster.directory.Directory;
import dev.muster.directory.Item;
import java.util.Optional;

/// An object as a client names it: by its kind and its id. Whether a holder is a user or a group is found when it
/// is looked for, since they share one space of ids.
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

    /// The altered object. The caller may have lost the right to browse it by this very change.
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
