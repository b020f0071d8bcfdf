package dev.muster.chain.verify;

import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.directory.Delegation;
import dev.muster.directory.Directory;
import dev.muster.directory.Item;
import dev.muster.directory.ItemProperties;
import dev.muster.directory.PersistentMap;
import dev.muster.directory.Project;
import dev.muster.directory.User;
import dev.muster.privilege.Catalogue;
import dev.muster.privilege.Privilege;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Compares the directory of the tables with the directory that the journal gives, and describes the differences.
final class DirectoryDifferences {

    /// The maximum number of differences that are listed for each kind.
    private static final int LISTED_MAX = 3;

    private final List<String> sentences = new ArrayList<>();

    private DirectoryDifferences() {}

    /// One sentence for each kind of things that differs, with ids and names of members, without personal values.
    ///
    /// @param journal the directory of the replayed journal
    /// @param tables the directory that was loaded from the tables
    static List<String> between(Directory journal, Directory tables) {
        if (journal.equals(tables)) {
            return List.of();
        }
        var differences = new DirectoryDifferences();
        differences.compare("catalogue", byId(journal.catalogue()), byId(tables.catalogue()), (_, _) -> "differs");
        differences.compare(
                "users", journal.users().byId(), tables.users().byId(), DirectoryDifferences::differingParts);
        differences.compare(
                "groups", journal.groups().byId(), tables.groups().byId(), DirectoryDifferences::differingParts);
        differences.compare(
                "roles", journal.roles().byId(), tables.roles().byId(), DirectoryDifferences::differingParts);
        differences.compare(
                "projects", journal.projects().byId(), tables.projects().byId(), DirectoryDifferences::differingParts);
        differences.compare(
                "memberships",
                journal.memberships().membersOf(),
                tables.memberships().membersOf(),
                DirectoryDifferences::members);
        differences.compare(
                "grants", journal.grants().byRole(), tables.grants().byRole(), (_, _) -> "has other holders");
        differences.compare("delegations", delegations(journal), delegations(tables), (_, _) -> "");
        if (differences.sentences.isEmpty()) {
            differences.sentences.add(
                    "tables and journal have the same content, but the tables were loaded in another order");
        }
        return differences.sentences;
    }

    private static PersistentMap<Integer, Privilege> byId(Catalogue catalogue) {
        return PersistentMap.of(
                catalogue.known().stream().collect(Collectors.toMap(Privilege::id, Function.identity())));
    }

    private static PersistentMap<Delegation, Boolean> delegations(Directory directory) {
        return PersistentMap.of(
                directory.delegations().stream().collect(Collectors.toMap(Function.identity(), _ -> true)));
    }

    private <K, V> void compare(
            String kind, PersistentMap<K, V> journal, PersistentMap<K, V> tables, BiFunction<V, V, String> difference) {
        List<K> differing = Stream.concat(journal.keys(), tables.keys().filter(key -> !journal.has(key)))
                .filter(key -> !Objects.equals(journal.get(key), tables.get(key)))
                .toList();
        if (differing.isEmpty()) {
            return;
        }
        String listed = differing.stream()
                .map(key -> key + " " + difference(journal.get(key), tables.get(key), difference))
                .sorted()
                .limit(LISTED_MAX)
                .collect(Collectors.joining("; "));
        int rest = differing.size() - LISTED_MAX;
        sentences.add(
                "tables and journal differ in " + kind + ": " + listed + (rest > 0 ? "; and " + rest + " more" : ""));
    }

    private static <V> String difference(@Nullable V journal, @Nullable V tables, BiFunction<V, V, String> difference) {
        if (journal == null) {
            return "is in the tables only";
        }
        return tables == null ? "is in the journal only" : difference.apply(journal, tables);
    }

    private static String members(IdSet<HolderId> journal, IdSet<HolderId> tables) {
        return "has " + tables.without(journal).size() + " members too many and "
                + journal.without(tables).size() + " too few";
    }

    private static String differingParts(Item journal, Item tables) {
        List<String> parts = new ArrayList<>();
        ItemProperties replayed = journal.properties();
        ItemProperties loaded = tables.properties();
        part(parts, "name", replayed.name(), loaded.name());
        part(parts, "description", replayed.description(), loaded.description());
        part(parts, "comment", replayed.comment(), loaded.comment());
        part(parts, "abbreviation", replayed.abbreviation(), loaded.abbreviation());
        part(parts, "hidden", replayed.hidden(), loaded.hidden());
        part(parts, "owner", replayed.owner(), loaded.owner());
        part(parts, "acl", replayed.acl(), loaded.acl());
        part(parts, "created", replayed.createdMillis(), loaded.createdMillis());
        part(parts, "modified", replayed.modified(), loaded.modified());
        part(parts, "privileges", journal.privileges(), tables.privileges());
        if (journal instanceof User user && tables instanceof User other) {
            part(parts, "log-in", user.account(), other.account());
        }
        if (journal instanceof Project project && tables instanceof Project other) {
            part(parts, "alias", project.alias(), other.alias());
            part(parts, "status", project.status(), other.status());
        }
        return "has another " + String.join(", ", parts);
    }

    private static void part(List<String> parts, String name, Object journal, Object tables) {
        if (!journal.equals(tables)) {
            parts.add(name);
        }
    }
}
