package dev.muster.privilege;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All privileges that the server knows: an immutable value, part of the directory.
public final class Catalogue {

    /// The catalogue without privileges: the one of an empty directory.
    public static final Catalogue EMPTY = new Catalogue(List.of());

    private final List<Privilege> known;
    private final List<Privilege> offered;
    private final Map<Integer, Privilege> byId = new HashMap<>();
    private final PrivilegeSet all;
    private final PrivilegeSet serverLevel;

    private Catalogue(Collection<Privilege> entries) {
        known = entries.stream().sorted(Comparator.comparingInt(Privilege::id)).toList();
        offered = known.stream().filter(Privilege::offered).toList();
        Set<String> names = new HashSet<>();
        known.forEach(entry -> {
            if (byId.put(entry.id(), entry) != null || (entry.offered() && !names.add(entry.name()))) {
                throw new IllegalArgumentException(
                        "The catalogue has an id or a name twice: " + entry.id() + " " + entry.name());
            }
        });
        all = PrivilegeSet.of(offered.stream().mapToInt(Privilege::id).toArray());
        serverLevel = PrivilegeSet.of(offered.stream()
                .filter(entry -> entry.level() == Level.SERVER)
                .mapToInt(Privilege::id)
                .toArray());
    }

    /// A catalogue of the given entries.
    ///
    /// @throws IllegalArgumentException if an id or an offered name appears twice
    public static Catalogue of(Collection<Privilege> entries) {
        return entries.isEmpty() ? EMPTY : new Catalogue(entries);
    }

    /// All entries by ascending id, legacy numbers included.
    public List<Privilege> known() {
        return known;
    }

    /// The entries that may be given, by ascending id.
    public List<Privilege> offered() {
        return offered;
    }

    /// The entry with that id, offered or not.
    public Optional<Privilege> find(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The name of the entry with that id, as messages show it; the number if the entry has no name or does not
    /// exist.
    public String name(int id) {
        return find(id).map(Privilege::name).filter(name -> !name.isEmpty()).orElse(Integer.toString(id));
    }

    /// The ids of all offered privileges.
    public PrivilegeSet all() {
        return all;
    }

    /// The ids of the offered server-level privileges, which no role may contain.
    public PrivilegeSet serverLevel() {
        return serverLevel;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Catalogue catalogue && known.equals(catalogue.known);
    }

    @Override
    public int hashCode() {
        return known.hashCode();
    }
}
