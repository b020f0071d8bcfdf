package dev.muster.directory;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.UserId;
import java.util.Set;

/// Ids that clients and the rules count on. What bears one of them can't be deleted.
public final class WellKnown {

    /// The user who is always there.
    public static final UserId ADMINISTRATOR = UserId.of("54F3D26011D2896560009A8E67019608");

    /// The group that contains every user, always: implied, never stored as memberships.
    public static final GroupId EVERYONE = GroupId.of("C82C6B1011D2894CC0009D9F29718E4F");

    /// Guests.
    public static final GroupId PUBLIC_GUEST = GroupId.of("294DEDC011D2F1D56000D98E67019608");

    /// The group that holds the whole catalogue and has every right on everything.
    public static final GroupId SYSTEM_ADMINISTRATORS = GroupId.of("5F3FAFE111D2D8CC6000CC8E67019608");

    /// The group that may read roles.
    public static final GroupId SYSTEM_MONITORS = GroupId.of("5F3FAFE011D2D8CC6000CC8E67019608");

    private static final Set<HolderId> PERMANENT =
            Set.of(ADMINISTRATOR, EVERYONE, PUBLIC_GUEST, SYSTEM_ADMINISTRATORS, SYSTEM_MONITORS);

    private WellKnown() {}

    /// Whether the holder can never be deleted, because default access control lists and rules name it.
    public static boolean isPermanent(HolderId holder) {
        return PERMANENT.contains(holder);
    }
}
