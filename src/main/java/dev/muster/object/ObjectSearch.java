package dev.muster.object;

import dev.muster.access.Sight;
import dev.muster.base.ObjectId;
import dev.muster.base.Text;
import dev.muster.base.UserId;
import dev.muster.directory.Directory;
import dev.muster.directory.Item;
import dev.muster.directory.NameIndex;
import dev.muster.directory.User;
import dev.muster.holder.HolderJson;
import dev.muster.wire.CommonJson;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is searched for among users, groups, roles and projects.
///
/// Everything is looked at, so the cost is one look at each name, and more only at what matches.
///
/// @param name what is sought in names, whatever the case of letters; empty: all names
/// @param types the wire's types and subtypes, of which one is enough; empty: all
/// @param root id of a folder that it must be in, upper case; null: anywhere
/// @param owner id of its owner, upper case; null: anybody
/// @param hidden whether it must, or may not, be hidden; null: either
/// @param fromMillis it was changed then or later, milliseconds since 1970 UTC
/// @param toMillis it was changed then or earlier
record ObjectSearch(
        String name,
        NamePattern pattern,
        List<Integer> types,
        @Nullable String root,
        @Nullable String owner,
        @Nullable Boolean hidden,
        long fromMillis,
        long toMillis) {

    /// Longest name that is searched for.
    static final int NAME_CHARS_MAX = 250;

    /// The types and subtypes there are.
    static final List<Integer> TYPES = List.of(
            CommonJson.TYPE_HOLDER,
            CommonJson.TYPE_ROLE,
            CommonJson.TYPE_PROJECT,
            CommonJson.SUBTYPE_USER,
            CommonJson.SUBTYPE_GROUP,
            CommonJson.SUBTYPE_ROLE,
            CommonJson.SUBTYPE_PROJECT);

    /// The folder that everything is in, though of roles and projects no answer says so.
    private static final String CONFIGURATION = "5F90C74FB2944D70930B9BDDA6D2FBF1";

    private static final Comparator<NameIndex.Entry<? extends ObjectId>> ORDER = Comparator.comparing(
                    (NameIndex.Entry<? extends ObjectId> entry) -> entry.key())
            .thenComparing(NameIndex.Entry::id, ObjectId::compare);

    ObjectSearch {
        types = List.copyOf(types);
    }

    /// What somebody finds, by name, and of the same name by id.
    ///
    /// @param users whether they may read about users other than themselves
    List<Item> in(Directory directory, Sight sight, Predicate<User> users) {
        if (owner != null && !sees(UserId.of(owner), directory, sight)) {
            return List.of();
        }
        String sought = Text.key(name.strip());
        return names(directory)
                .filter(entry -> pattern.matches(entry.key(), sought))
                .sorted(ORDER)
                .map(entry -> directory.find(entry.id()))
                .flatMap(Optional::stream)
                .filter(this::matches)
                .filter(item -> !(item instanceof User user) || users.test(user))
                .filter(sight::sees)
                .toList();
    }

    /// By somebody whom the caller may not browse nothing is found: else it would tell what they own.
    private static boolean sees(UserId owner, Directory directory, Sight sight) {
        return directory.users().find(owner).filter(sight::sees).isPresent();
    }

    private Stream<NameIndex.Entry<? extends ObjectId>> names(Directory directory) {
        return Stream.of(
                        names(directory.users().names(), CommonJson.TYPE_HOLDER, CommonJson.SUBTYPE_USER),
                        names(directory.groups().names(), CommonJson.TYPE_HOLDER, CommonJson.SUBTYPE_GROUP),
                        names(directory.roles().names(), CommonJson.TYPE_ROLE, CommonJson.SUBTYPE_ROLE),
                        names(directory.projects().names(), CommonJson.TYPE_PROJECT, CommonJson.SUBTYPE_PROJECT))
                .flatMap(stream -> stream);
    }

    private Stream<? extends NameIndex.Entry<? extends ObjectId>> names(
            NameIndex<? extends ObjectId> names, int type, int subtype) {
        boolean wanted = types.isEmpty() || types.contains(type) || types.contains(subtype);
        return wanted ? names.entries().stream() : Stream.empty();
    }

    private boolean matches(Item item) {
        long modified = item.properties().modified().millis();
        return modified >= fromMillis
                && modified <= toMillis
                && (hidden == null || hidden == item.properties().hidden())
                && (owner == null || owner.equals(item.properties().owner().text()))
                && (root == null || root.equals(CONFIGURATION) || isIn(item, root));
    }

    private static boolean isIn(Item item, String folder) {
        return HolderJson.ancestors(item).stream()
                .anyMatch(ancestor -> ancestor.id().equals(folder));
    }
}
