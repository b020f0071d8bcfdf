package dev.muster.directory;

import dev.muster.base.HolderId;
import dev.muster.base.UserId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An access control list: the rights of users and groups on one object.
///
/// Many objects can share one list. The entries keep their order, because clients see it.
///
/// @param entries at most one for each pair of trustee and `deny`
public record Acl(List<Ace> entries) {

    /// The right to see that the object exists.
    public static final int BROWSE = 1;

    /// The right to read its definition.
    public static final int READ = 4;

    /// The right to alter it.
    public static final int WRITE = 8;

    /// The right to delete it.
    public static final int DELETE = 16;

    /// The right to alter its access control list and owner.
    public static final int CONTROL = 32;

    /// All rights.
    public static final int FULL = 255;

    /// The rights of System Monitors on a new role: browse and read.
    private static final int MONITOR = BROWSE | READ;

    /// The list of a new user, group or project: one object that all of them share.
    public static final Acl COMMON = new Acl(List.of(
            Ace.allow(WellKnown.ADMINISTRATOR, FULL),
            Ace.allow(WellKnown.SYSTEM_ADMINISTRATORS, FULL),
            Ace.allow(WellKnown.EVERYONE, BROWSE)));

    private static final Acl ROLE_OF_ADMINISTRATOR = roleOwnedBy(WellKnown.ADMINISTRATOR);

    public Acl {
        entries = List.copyOf(entries);
    }

    /// The list of a new role.
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

    /// The entry of a trustee that denies rights, or the one that allows rights.
    public Optional<Ace> find(HolderId trustee, boolean deny) {
        return entries.stream()
                .filter(ace -> ace.deny() == deny && ace.trustee().equals(trustee))
                .findFirst();
    }

    /// The list with this entry: in place of the entry with the same trustee and `deny`, or at the end. An entry
    /// without rights is left out.
    public Acl with(Ace entry) {
        boolean exists = find(entry.trustee(), entry.deny()).isPresent();
        Stream<Ace> replaced = entries.stream().map(ace -> ace.sameKey(entry) ? entry : ace);
        Stream<Ace> all = exists ? replaced : Stream.concat(replaced, Stream.of(entry));
        return new Acl(all.filter(ace -> ace.rights() != 0).toList());
    }

    /// The list without any entry of the trustee.
    public Acl without(HolderId trustee) {
        return new Acl(
                entries.stream().filter(ace -> !ace.trustee().equals(trustee)).toList());
    }

    /// One entry: rights that are allowed or denied to a user or group.
    ///
    /// `inheritable` has no effect in this server; it is stored because clients read it back.
    ///
    /// @param trustee the user or group
    /// @param deny true if the entry denies the rights, false if it allows them
    /// @param rights sum of right bits, 1 to 255
    /// @param inheritable whether a folder would pass the entry on to its content
    public record Ace(HolderId trustee, boolean deny, int rights, boolean inheritable) {

        /// An entry that allows rights.
        public static Ace allow(HolderId trustee, int rights) {
            return new Ace(trustee, false, rights, false);
        }

        boolean sameKey(Ace other) {
            return deny == other.deny && trustee.equals(other.trustee);
        }
    }
}
