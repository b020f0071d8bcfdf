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

/// The criteria of a search for users, groups, roles and projects.
///
/// The cost grows with the number of all names. The other criteria are checked only for objects whose name matches.
///
/// @param name the text to find in names, in any case; empty for all names
/// @param types the wire's types and subtypes; the object must have one of them; empty for all
/// @param root the id of the folder that contains the object, upper case; null for any folder
/// @param owner the id of the owner, upper case; null for any owner
/// @param hidden whether the object is hidden; null for both
/// @param fromMillis the earliest time of the last change, milliseconds since 1970 UTC
/// @param toMillis the latest time of the last change, milliseconds since 1970 UTC
record ObjectSearch(
        String name,
        NamePattern pattern,
        List<Integer> types,
        @Nullable String root,
        @Nullable String owner,
        @Nullable Boolean hidden,
        long fromMillis,
        long toMillis) {

    /// Longest text to search for, in characters.
    static final int NAME_CHARS_MAX = 250;

    /// All types and subtypes that objects of this server have on the wire.
    static final List<Integer> TYPES = List.of(
            CommonJson.TYPE_HOLDER,
            CommonJson.TYPE_ROLE,
            CommonJson.TYPE_PROJECT,
            CommonJson.SUBTYPE_USER,
            CommonJson.SUBTYPE_GROUP,
            CommonJson.SUBTYPE_ROLE,
            CommonJson.SUBTYPE_PROJECT);

    /// The folder that contains all objects. Answers about roles and projects do not name it.
    private static final String CONFIGURATION = "5F90C74FB2944D70930B9BDDA6D2FBF1";

    private static final Comparator<NameIndex.Entry<? extends ObjectId>> ORDER = Comparator.comparing(
                    (NameIndex.Entry<? extends ObjectId> entry) -> entry.key())
            .thenComparing(NameIndex.Entry::id, ObjectId::compare);

    ObjectSearch {
        types = List.copyOf(types);
    }

    /// The matching objects that the caller may browse, sorted by name and then by id.
    ///
    /// @param users the condition for users: true if the caller may read about the user
    List<Item> find(Directory directory, Sight sight, Predicate<User> users) {
        if (owner != null && !sees(UserId.of(owner), directory, sight)) {
            return List.of();
        }
        String key = Text.key(name.strip());
        return names(directory)
                .filter(entry -> pattern.matches(entry.key(), key))
                .sorted(ORDER)
                .map(entry -> directory.find(entry.id()))
                .flatMap(Optional::stream)
                .filter(this::matches)
                .filter(item -> !(item instanceof User user) || users.test(user))
                .filter(sight::sees)
                .toList();
    }

    /// Whether the caller may browse the owner. If not, the search finds nothing: otherwise it would reveal the owner's
    /// objects.
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
