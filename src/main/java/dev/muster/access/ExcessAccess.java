package dev.muster.access;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.directory.Directory;
import java.util.concurrent.ConcurrentHashMap;

/// Checks whether other holders have privileges or delegations that one caller lacks.
///
/// A holder has what is theirs directly and what each of their groups has. So the holder and each group are checked
/// separately, and the result for a group serves for all its members. Cost: one step per group that contains the
/// holder, and per grant and delegation to the holder; in addition, once per group, one step per grant and
/// delegation to the group. No cost for a caller who holds everything.
final class ExcessAccess {

    private final Access access;
    private final EffectiveAccess caller;
    private final ConcurrentHashMap<GroupId, Boolean> excessByGroup = new ConcurrentHashMap<>();

    ExcessAccess(Access access, EffectiveAccess caller) {
        this.access = access;
        this.caller = caller;
    }

    /// Whether the caller lacks any of the other holder's [ScopedPrivileges].
    boolean isHeldBy(EffectiveAccess other) {
        return !caller.holdsEverything() && other.holderAndGroups().stream().anyMatch(this::isHeldDirectlyBy);
    }

    private boolean isHeldDirectlyBy(HolderId holder) {
        return holder instanceof GroupId group
                ? excessByGroup.computeIfAbsent(group, this::callerLacksPrivilegesOf)
                : callerLacksPrivilegesOf(holder);
    }

    private boolean callerLacksPrivilegesOf(HolderId holder) {
        Directory directory = access.directory();
        return !ScopedPrivileges.of(directory, holder, access.delegations().to(holder))
                .missingFor(caller)
                .isEmpty();
    }
}
