package dev.muster.object;

import dev.muster.access.Sight;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Directory;
import dev.muster.directory.Item;
import java.util.Optional;

/// An object as a client names it: by its kind and its id. Whether a holder is a user or a group is found when it
/// is looked for, since they share one space of ids.
///
/// @param bits of the id, whatever kind it is of
record ObjectReference(ObjectKind kind, UserId bits) {

    RoleId role() {
        return new RoleId(bits.high(), bits.low());
    }

    ProjectId project() {
        return new ProjectId(bits.high(), bits.low());
    }

    /// The object, if the caller may browse it.
    ///
    /// @throws dev.muster.base.Problem.NotFound `user.unknown`, `role.unknown`, `project.unknown`
    Item require(Sight sight) {
        return switch (kind) {
            case HOLDER -> sight.requireHolder(bits);
            case ROLE -> sight.require(role());
            case PROJECT -> sight.require(project());
        };
    }

    /// The object, which is there: whoever altered it may have taken their own right to browse it away.
    Item find(Directory directory) {
        Optional<Item> found =
                switch (kind) {
                    case HOLDER -> directory.holder(bits.high(), bits.low());
                    case ROLE -> directory.find(role());
                    case PROJECT -> directory.find(project());
                };
        return found.orElseThrow(() -> new IllegalStateException("not there: " + bits.text()));
    }
}
