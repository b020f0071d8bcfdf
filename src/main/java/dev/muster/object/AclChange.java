package dev.muster.object;

import dev.muster.base.HolderId;
import dev.muster.base.Problem;
import dev.muster.base.RawId;
import dev.muster.directory.Acl;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One change of an access control list, as clients ask for it (contract 8.3).
///
/// @param trustee a user or a group
/// @param rights bits 0 to 255
/// @param inheritable what the entry is from now on; null: what it was
record AclChange(
        Verb verb,
        RawId trustee,
        boolean denied,
        int rights,
        @Nullable Boolean inheritable) {

    enum Verb {
        /// Adds the bits; with no bits nothing is made.
        ADD,
        /// Takes the bits away; an entry without bits is gone.
        REMOVE,
        /// Sets the bits.
        REPLACE
    }

    /// The list after this change.
    ///
    /// @param holder the user or group that the trustee is
    /// @throws Problem.NotFound `acl.absent` if there is nothing to remove from
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
