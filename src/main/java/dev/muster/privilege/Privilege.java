package dev.muster.privilege;

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
}
