package dev.muster.directory;

import dev.muster.base.HolderId;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import org.jspecify.annotations.Nullable;

/// Leave to grant and revoke a role without holding it (docs/decisions/0010).
///
/// @param project null: in every project
public record Delegation(RoleId role, @Nullable ProjectId project, HolderId delegate) {

    /// Whether it covers granting the role in that project.
    public boolean covers(RoleId otherRole, ProjectId otherProject) {
        return role.equals(otherRole) && (project == null || project.equals(otherProject));
    }
}
