package dev.muster.holder;

import dev.muster.access.Sight;
import dev.muster.base.HolderId;
import dev.muster.base.ProjectId;
import dev.muster.base.Text;
import dev.muster.directory.Directory;
import dev.muster.directory.Grants;
import dev.muster.directory.Project;
import dev.muster.directory.Role;
import dev.muster.wire.CommonJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The roles that are granted directly to a user or group, by project: the grants that could be revoked. Roles
/// through groups are not among them; they appear as sources of privileges.
public final class HeldRoles {

    private HeldRoles() {}

    /// The projects in which the holder has a role, as far as the caller may browse project and role.
    ///
    /// @param withoutRoles whether the list includes projects in which the holder has no role
    public static List<HolderJson.ProjectRoles> of(
            Directory directory, Sight sight, HolderId holder, boolean withoutRoles) {
        Map<ProjectId, List<Role>> roles = new HashMap<>();
        for (Grants.HeldGrant held : directory.grants().of(holder)) {
            directory.roles().find(held.role()).filter(sight::sees).ifPresent(role -> roles.computeIfAbsent(
                            held.project(), project -> new ArrayList<>())
                    .add(role));
        }
        return directory
                .projects()
                .all()
                .filter(project -> withoutRoles || roles.containsKey(project.id()))
                .filter(sight::sees)
                .map(project -> json(project, roles.getOrDefault(project.id(), List.of())))
                .toList();
    }

    private static HolderJson.ProjectRoles json(Project project, List<Role> roles) {
        return new HolderJson.ProjectRoles(
                project.properties().name(),
                project.id().text(),
                roles.stream()
                        .sorted(Comparator.comparing(
                                role -> Text.key(role.properties().name())))
                        .map(CommonJson::named)
                        .toList());
    }
}
