package dev.muster.role;

import dev.muster.base.Problem;
import dev.muster.base.RoleId;
import dev.muster.base.Text;
import dev.muster.directory.Directory;
import dev.muster.privilege.PrivilegeSet;
import java.util.stream.Collectors;

/// What creating and altering a role have in common: its limits and its name.
final class RoleRules {

    /// Longest name of a role.
    static final int NAME_CHARS_MAX = 250;

    /// Longest description of a role.
    static final int DESCRIPTION_CHARS_MAX = 4_000;

    private RoleRules() {}

    /// The name as it is stored, if no other role bears it.
    static String freeName(Directory directory, RoleId id, String raw) {
        String name = Text.name(raw, "role.name", NAME_CHARS_MAX);
        boolean taken = directory
                .roles()
                .named(name)
                .filter(other -> !other.id().equals(id))
                .isPresent();
        if (taken) {
            throw new Problem.Conflict("role.name_taken", "There is a security role named '" + Text.shown(name) + "'");
        }
        return name;
    }

    static String description(String raw) {
        return Text.prose(raw, "role.description", DESCRIPTION_CHARS_MAX);
    }

    /// Refuses what can't be in a role, naming every offender.
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
