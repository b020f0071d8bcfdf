package dev.muster.access;

import dev.muster.base.HolderId;
import dev.muster.directory.Delegation;
import dev.muster.directory.Directory;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What was delegated to whom, by the delegate.
record Delegations(Map<HolderId, List<Delegation>> byDelegate) {

    Delegations {
        byDelegate = Map.copyOf(byDelegate);
    }

    /// Cost: a step per delegation.
    static Delegations of(Directory directory) {
        return new Delegations(directory.delegations().stream().collect(Collectors.groupingBy(Delegation::delegate)));
    }

    /// What was delegated to the user or group itself.
    List<Delegation> to(HolderId delegate) {
        return byDelegate.getOrDefault(delegate, List.of());
    }
}
