package dev.muster.directory;

import dev.muster.base.Hex;
import dev.muster.base.ObjectId;
import dev.muster.privilege.PrivilegeSet;

/// One object of the directory: a user, a group, a role or a project.
public sealed interface Item permits User, Group, Role, Project {

    ObjectId id();

    ItemProperties properties();

    /// The same object with other properties.
    Item with(ItemProperties properties);

    /// The privileges that it holds directly (user, group) or gives (role); empty for a project.
    default PrivilegeSet privileges() {
        return PrivilegeSet.EMPTY;
    }

    /// The version of the object as 32 hex digits: a new one after each change. It is derived from id and revision,
    /// so that every node and every replay computes the same version.
    default String version() {
        long revision = properties().modified().revision();
        return Hex.text(mix(id().high() ^ mix(revision)), mix(id().low() + mix(~revision)));
    }

    /// The finaliser of SplitMix64, a well-known 64-bit hash: every bit of the input affects every bit of the
    /// result.
    private static long mix(long bits) {
        long mixed = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
