package dev.muster.role;

import dev.muster.base.Problem;
import dev.muster.directory.Directory;
import dev.muster.naming.NameRule;
import dev.muster.privilege.PrivilegeSet;
import java.util.stream.Collectors;

/// The rules for the content of a role: names, descriptions and privileges.
final class RoleRules {

    /// The rule for the names and descriptions of roles.
    static final NameRule NAMES = new NameRule("role.name", "role.name_taken", "role.description", "a security role");

    private RoleRules() {}

    /// Requires that all privileges are of project level. The refusal names each one that is not.
    static void requireProjectLevel(Directory directory, PrivilegeSet privileges) {
        PrivilegeSet offenders = privileges.and(directory.catalogue().serverLevel());
        if (!offenders.isEmpty()) {
            String names = offenders.stream()
                    .mapToObj(id -> directory.catalogue().name(id) + " (" + id + ")")
                    .collect(Collectors.joining(", "));
            throw new Problem.Invalid(
                    "role.server_level", "Server-level privileges can't be in a security role: " + names);
        }
    }
}
