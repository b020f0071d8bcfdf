package dev.muster.privilege;

import org.jspecify.annotations.Nullable;

/// One entry of the catalogue: something that users may be allowed to do.
///
/// The id of a privilege never changes. Clients compare names exactly. A legacy number has an empty name: the
/// catalogue knows it but does not offer it.
///
/// @param id 1 to [#ID_MAX]
/// @param constant the name in scripts
/// @param name the name that people see; empty for a legacy number
/// @param level whether a role may contain the privilege
/// @param category name of its [Category]
/// @param description one sentence for people
public record Privilege(int id, String constant, String name, Level level, String category, String description) {

    /// Highest id of a privilege; limits the size of a [PrivilegeSet].
    public static final int ID_MAX = 65_535;

    public Privilege {
        if (id < 1 || id > ID_MAX) {
            throw new IllegalArgumentException("A privilege id must be 1 to " + ID_MAX + ": " + id);
        }
    }

    /// Whether the privilege can be given, directly or in a role.
    public boolean offered() {
        return !name.isEmpty();
    }

    /// Written out, because every start compares the catalogue with the stored one: the JVM generates a record's
    /// own `equals` at the first call, and this takes longer than all comparisons.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Privilege that
                && id == that.id
                && level == that.level
                && constant.equals(that.constant)
                && name.equals(that.name)
                && category.equals(that.category)
                && description.equals(that.description);
    }

    @Override
    public int hashCode() {
        return id;
    }
}
