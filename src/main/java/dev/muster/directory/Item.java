package dev.muster.directory;

import dev.muster.base.Hex;
import dev.muster.base.ObjectId;
import dev.muster.privilege.PrivilegeSet;

/// One object of the directory: a user, a group, a role or a project.
public sealed interface Item permits User, Group, Role, Project {

    ObjectId id();

    ItemProperties properties();

    /// The same object with another common part.
    Item with(ItemProperties properties);

    /// What it holds directly (user, group) or gives (role); nothing for a project.
    default PrivilegeSet privileges() {
        return PrivilegeSet.EMPTY;
    }

    /// The object's state as 32 hex digits: another one after each change, derived from id and revision,
    /// so that every node and every replay gives the same.
    default String version() {
        long revision = properties().modified().revision();
        return Hex.text(mix(id().high() ^ mix(revision)), mix(id().low() + mix(~revision)));
    }

    /// The finaliser of a well-known 64-bit hash: every bit of the input reaches every bit of the result.
    private static long mix(long bits) {
        long mixed = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
