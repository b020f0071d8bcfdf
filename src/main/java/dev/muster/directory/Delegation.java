package dev.muster.directory;

import dev.muster.base.HolderId;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import org.jspecify.annotations.Nullable;

/// A delegation: its delegate may grant and revoke a role without holding it (docs/decisions/0010).
///
/// @param role the role that the delegate may grant and revoke
/// @param project the project of the grants, null for every project
/// @param delegate the user or group that may grant and revoke the role
public record Delegation(RoleId role, @Nullable ProjectId project, HolderId delegate) {

    /// Whether the delegation covers grants of that role in that project.
    public boolean covers(RoleId grantedRole, ProjectId grantProject) {
        return role.equals(grantedRole) && (project == null || project.equals(grantProject));
    }
}
