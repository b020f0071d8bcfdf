package dev.muster.privilege;

import org.jspecify.annotations.Nullable;

/// One entry of the catalogue: something a person may be allowed to do.
///
/// @param id 1 or more; a number for ever
/// @param constant the name by which scripts know it
/// @param name shown to people, compared exactly by clients; empty for a legacy number, which is
///     known but not offered
/// @param level where it can be held
/// @param category the heading it stands under
/// @param description one sentence
public record Privilege(int id, String constant, String name, Level level, String category, String description) {

    /// Highest id the catalogue takes: a bound on the size of a [PrivilegeSet].
    public static final int ID_MAX = 65_535;

    public Privilege {
        if (id < 1 || id > ID_MAX) {
            throw new IllegalArgumentException("privilege id " + id);
        }
    }

    /// Whether it may be given to anybody.
    public boolean offered() {
        return !name.isEmpty();
    }

    /// In words, as every start compares the catalogue with the stored one: what the JVM makes for a record at the
    /// first call takes longer than all comparisons.
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
