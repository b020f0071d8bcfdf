package dev.muster.directory;

import dev.muster.base.ProjectId;

/// A project: a part of the organisation's data, in which roles are granted.
///
/// @param alias another name, may be empty
/// @param status the status by its number on the wire: 0 active, 1 exec-idle, 2 request-idle, -1 offline, …
public record Project(ProjectId id, ItemProperties properties, String alias, int status) implements Item {

    @Override
    public Project with(ItemProperties changed) {
        return new Project(id, changed, alias, status);
    }

    public Project withAlias(String changed) {
        return new Project(id, properties, changed, status);
    }

    public Project withStatus(int changed) {
        return new Project(id, properties, alias, changed);
    }
}
