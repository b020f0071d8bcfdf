package dev.muster.access;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.directory.Directory;
import java.util.concurrent.ConcurrentHashMap;

/// Whether others hold, or were delegated, anything beyond what one caller holds.
///
/// What somebody has is what they have themselves and what each of their groups has; so each is asked by itself, a
/// group once for all who are in it. Cost: a step per group that contains the one who is asked about, and per grant
/// and delegation to them; beside that, once for each group, a step per grant and delegation to it. Nothing for a
/// caller who holds everything.
final class ExcessAccess {

    private final Access access;
    private final EffectiveAccess caller;
    private final ConcurrentHashMap<GroupId, Boolean> groups = new ConcurrentHashMap<>();

    ExcessAccess(Access access, EffectiveAccess caller) {
        this.access = access;
        this.caller = caller;
    }

    /// Whether they have anything that the caller lacks: of their whole [ScopedPrivileges].
    boolean isHeldBy(EffectiveAccess other) {
        return !caller.holdsEverything() && other.holders().stream().anyMatch(this::hasItself);
    }

    private boolean hasItself(HolderId holder) {
        return holder instanceof GroupId group ? groups.computeIfAbsent(group, this::isLacked) : isLacked(holder);
    }

    private boolean isLacked(HolderId holder) {
        Directory directory = access.directory();
        return !ScopedPrivileges.of(directory, holder, access.delegations().to(holder))
                .lackedBy(caller)
                .isEmpty();
    }
}
