package dev.muster.access;

import dev.muster.base.HolderId;
import dev.muster.directory.Delegation;
import dev.muster.directory.Directory;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The delegations of a directory, indexed by delegate.
///
/// @param byDelegate the delegations to each user or group itself
record Delegations(Map<HolderId, List<Delegation>> byDelegate) {

    Delegations {
        byDelegate = Map.copyOf(byDelegate);
    }

    /// Builds the index. Cost: one step per delegation.
    static Delegations of(Directory directory) {
        return new Delegations(directory.delegations().stream().collect(Collectors.groupingBy(Delegation::delegate)));
    }

    /// The delegations to the user or group itself, without those to groups that contain it.
    List<Delegation> to(HolderId delegate) {
        return byDelegate.getOrDefault(delegate, List.of());
    }
}
