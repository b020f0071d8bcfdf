package dev.muster.directory;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.UserId;
import java.util.Set;

/// The ids of predefined users and groups, which clients and rules rely on. These objects cannot be deleted.
public final class WellKnown {

    /// The predefined user Administrator.
    public static final UserId ADMINISTRATOR = UserId.of("54F3D26011D2896560009A8E67019608");

    /// The group that always contains every user; its memberships are implied, never stored.
    public static final GroupId EVERYONE = GroupId.of("C82C6B1011D2894CC0009D9F29718E4F");

    /// The group of guests.
    public static final GroupId PUBLIC_GUEST = GroupId.of("294DEDC011D2F1D56000D98E67019608");

    /// The group that holds all offered privileges and has every right on every object.
    public static final GroupId SYSTEM_ADMINISTRATORS = GroupId.of("5F3FAFE111D2D8CC6000CC8E67019608");

    /// The group that may read roles.
    public static final GroupId SYSTEM_MONITORS = GroupId.of("5F3FAFE011D2D8CC6000CC8E67019608");

    private static final Set<HolderId> PERMANENT =
            Set.of(ADMINISTRATOR, EVERYONE, PUBLIC_GUEST, SYSTEM_ADMINISTRATORS, SYSTEM_MONITORS);

    private WellKnown() {}

    /// Whether the holder cannot be deleted, because default access control lists and rules name it.
    public static boolean isPermanent(HolderId holder) {
        return PERMANENT.contains(holder);
    }
}
