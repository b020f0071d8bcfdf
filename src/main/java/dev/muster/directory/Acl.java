package dev.muster.directory;

import dev.muster.base.HolderId;
import dev.muster.base.UserId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An access control list: who has which rights on one object. A shared value; order is kept, because
/// clients see it.
///
/// @param entries at most one for each pair of trustee and deny
public record Acl(List<Ace> entries) {

    /// Seeing that the object exists.
    public static final int BROWSE = 1;

    /// Reading its definition.
    public static final int READ = 4;

    /// Altering it.
    public static final int WRITE = 8;

    /// Deleting it.
    public static final int DELETE = 16;

    /// Altering its access control list and owner.
    public static final int CONTROL = 32;

    /// All rights.
    public static final int FULL = 255;

    /// What System Monitors have on a role: browse and read.
    private static final int MONITOR = BROWSE | READ;

    /// The list of users, groups and projects that nobody gave another: one object for all of them.
    public static final Acl COMMON = new Acl(List.of(
            Ace.allow(WellKnown.ADMINISTRATOR, FULL),
            Ace.allow(WellKnown.SYSTEM_ADMINISTRATORS, FULL),
            Ace.allow(WellKnown.EVERYONE, BROWSE)));

    private static final Acl ROLE_OF_ADMINISTRATOR = roleOwnedBy(WellKnown.ADMINISTRATOR);

    public Acl {
        entries = List.copyOf(entries);
    }

    /// The list a new role starts with.
    public static Acl ofRole(UserId owner) {
        return owner.equals(WellKnown.ADMINISTRATOR) ? ROLE_OF_ADMINISTRATOR : roleOwnedBy(owner);
    }

    private static Acl roleOwnedBy(UserId owner) {
        return new Acl(List.of(
                Ace.allow(owner, FULL),
                Ace.allow(WellKnown.PUBLIC_GUEST, BROWSE),
                Ace.allow(WellKnown.EVERYONE, BROWSE),
                Ace.allow(WellKnown.SYSTEM_ADMINISTRATORS, FULL),
                Ace.allow(WellKnown.SYSTEM_MONITORS, MONITOR)));
    }

    /// The entry of a trustee, the allowing or the denying one.
    public Optional<Ace> find(HolderId trustee, boolean deny) {
        return entries.stream()
                .filter(ace -> ace.deny() == deny && ace.trustee().equals(trustee))
                .findFirst();
    }

    /// With this entry in the place of the one with the same trustee and deny, or at the end. An entry
    /// without rights is left out.
    public Acl with(Ace put) {
        boolean known = find(put.trustee(), put.deny()).isPresent();
        Stream<Ace> placed = entries.stream().map(ace -> ace.sameKey(put) ? put : ace);
        Stream<Ace> all = known ? placed : Stream.concat(placed, Stream.of(put));
        return new Acl(all.filter(ace -> ace.rights() != 0).toList());
    }

    /// Without any entry of the trustee.
    public Acl without(HolderId trustee) {
        return new Acl(
                entries.stream().filter(ace -> !ace.trustee().equals(trustee)).toList());
    }

    /// One entry: rights allowed or denied to a user or group.
    ///
    /// @param rights bits 1 to 255
    /// @param inheritable whether a folder would pass it on; kept for clients, without effect here
    public record Ace(HolderId trustee, boolean deny, int rights, boolean inheritable) {

        /// An allowing entry.
        public static Ace allow(HolderId trustee, int rights) {
            return new Ace(trustee, false, rights, false);
        }

        boolean sameKey(Ace other) {
            return deny == other.deny && trustee.equals(other.trustee);
        }
    }
}
