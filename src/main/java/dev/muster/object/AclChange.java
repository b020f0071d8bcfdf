package dev.muster.object;

import dev.muster.base.HolderId;
import dev.muster.base.Problem;
import dev.muster.base.RawId;
import dev.muster.directory.Acl;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One change of an access control list: it adds, removes or sets rights of a trustee (contract 8.3).
///
/// @param trustee id of a user or a group
/// @param denied whether the entry denies the rights
/// @param rights sum of right bits, 0 to 255
/// @param inheritable new flag of the entry; null if the flag stays
record AclChange(
        Verb verb,
        RawId trustee,
        boolean denied,
        int rights,
        @Nullable Boolean inheritable) {

    enum Verb {
        /// Adds the rights to the entry. To add none makes no new entry.
        ADD,
        /// Removes the rights from the entry. An entry without rights is dropped.
        REMOVE,
        /// Sets the rights of the entry.
        REPLACE
    }

    /// The list after this change.
    ///
    /// @param holder the trustee, as a user or a group
    /// @throws Problem.NotFound `acl.absent` if rights are to be removed from an entry that does not exist
    Acl applyTo(Acl acl, HolderId holder) {
        Optional<Acl.Ace> before = acl.find(holder, denied);
        int rightsBefore = before.map(Acl.Ace::rights).orElse(0);
        int rightsAfter =
                switch (verb) {
                    case ADD -> rightsBefore | rights;
                    case REMOVE -> rightsBefore & ~rights;
                    case REPLACE -> rights;
                };
        if (verb == Verb.REMOVE && before.isEmpty()) {
            throw new Problem.NotFound("acl.absent", "Removal failed! No user with such permission exists!");
        }
        boolean inheritableBefore = before.map(Acl.Ace::inheritable).orElse(false);
        Acl.Ace changed =
                new Acl.Ace(holder, denied, rightsAfter, inheritable == null ? inheritableBefore : inheritable);
        boolean unchanged = before.map(changed::equals).orElse(rightsAfter == 0);
        return unchanged ? acl : acl.with(changed);
    }
}
