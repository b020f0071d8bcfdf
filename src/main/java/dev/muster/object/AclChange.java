package dev.muster.object;

import dev.muster.base.HolderId;
import dev.muster.base.Problem;
import dev.muster.base.RawId;
import dev.muster.directory.Acl;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One requested change of an access control list (contract 8.3).
///
/// @param trustee the id of a user or a group
/// @param rights the sum of the right bits, 0 to 255
/// @param inheritable the new value of the flag of the entry; null if it stays
record AclChange(
        Verb verb,
        RawId trustee,
        boolean denied,
        int rights,
        @Nullable Boolean inheritable) {

    enum Verb {
        /// Adds the bits. Without bits no entry is made.
        ADD,
        /// Removes the bits. An entry that has no bits left is removed.
        REMOVE,
        /// Replaces the bits.
        REPLACE
    }

    /// The list after this change.
    ///
    /// @param holder the user or group of the trustee's id
    /// @throws Problem.NotFound `acl.absent` if the entry to remove does not exist
    Acl on(Acl acl, HolderId holder) {
        Optional<Acl.Ace> before = acl.find(holder, denied);
        int bits = before.map(Acl.Ace::rights).orElse(0);
        int after =
                switch (verb) {
                    case ADD -> bits | rights;
                    case REMOVE -> bits & ~rights;
                    case REPLACE -> rights;
                };
        if (verb == Verb.REMOVE && before.isEmpty()) {
            throw new Problem.NotFound("acl.absent", "Removal failed! No user with such permission exists!");
        }
        boolean inherited = before.map(Acl.Ace::inheritable).orElse(false);
        Acl.Ace put = new Acl.Ace(holder, denied, after, inheritable == null ? inherited : inheritable);
        boolean same = before.map(put::equals).orElse(after == 0);
        return same ? acl : acl.with(put);
    }
}
