package dev.muster.object;

import dev.muster.access.Sight;
import dev.muster.base.RawId;
import dev.muster.directory.Directory;
import dev.muster.directory.Item;
import java.util.Optional;

/// The kind and the id by which a client refers to an object. Whether a holder is a user or a group is known only
/// when it is looked up, because both share one space of ids.
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

    /// The altered object, even for a caller who lost the right to browse it by this change.
    ///
    /// @throws IllegalStateException if the object does not exist
    Item find(Directory directory) {
        Optional<Item> found =
                switch (kind) {
                    case HOLDER -> directory.holder(id);
                    case ROLE -> directory.find(id.role());
                    case PROJECT -> directory.find(id.project());
                };
        return found.orElseThrow(() -> new IllegalStateException("The altered object does not exist: " + id.text()));
    }
}
