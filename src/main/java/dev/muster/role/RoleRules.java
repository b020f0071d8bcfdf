package dev.muster.role;

import dev.muster.base.Problem;
import dev.muster.directory.Directory;
import dev.muster.naming.NameRule;
import dev.muster.privilege.PrivilegeSet;
import java.util.stream.Collectors;

/// The rules for the content of a role: its name, its description and its privileges.
final class RoleRules {

    /// The rule for the names and descriptions of roles.
    static final NameRule NAMES = new NameRule("role.name", "role.name_taken", "role.description", "a security role");

    private RoleRules() {}

    /// Refuses privileges that can't be in a role; the message names each of them.
    ///
    /// @throws Problem.Invalid `role.server_level`
    static void requireProjectLevel(Directory directory, PrivilegeSet privileges) {
        PrivilegeSet serverLevel = privileges.and(directory.catalogue().serverLevel());
        if (!serverLevel.isEmpty()) {
            String names = serverLevel.stream()
                    .mapToObj(id -> directory.catalogue().name(id) + " (" + id + ")")
                    .collect(Collectors.joining(", "));
            throw new Problem.Invalid(
                    "role.server_level",
                    "Server-level privileges can't be in a security role: " + names
                            + ". Give them to users and groups directly");
        }
    }
}
