package dev.muster.wire;

import dev.muster.access.Sight;
import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.ObjectId;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.Directory;
import dev.muster.directory.Group;
import dev.muster.directory.Item;
import dev.muster.directory.ItemProperties;
import dev.muster.directory.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// JSON records of objects that several features share, because the wire is the same for all of them.
public final class CommonJson {

    /// The wire's number for users and groups.
    public static final int TYPE_HOLDER = 34;

    /// The wire's number for security roles.
    public static final int TYPE_ROLE = 44;

    /// The wire's number for projects.
    public static final int TYPE_PROJECT = 32;

    /// The wire's number for users, below their type.
    public static final int SUBTYPE_USER = 8704;

    /// The wire's number for groups, below their type.
    public static final int SUBTYPE_GROUP = 8705;

    /// The wire's number for security roles, below their type.
    public static final int SUBTYPE_ROLE = 11264;

    /// The wire's number for projects, below their type.
    public static final int SUBTYPE_PROJECT = 8192;

    private CommonJson() {}

    /// Name and id of something: an owner, a group, a role. The name comes first.
    public record Named(String name, String id) {}

    /// The first members of the JSON of every object; further members depend on the endpoint.
    ///
    /// @param abbreviation null if the answer has none, as in endpoints for roles
    public record Basics(
            String name,
            String id,
            int type,
            @Nullable String abbreviation,
            String description,
            int subtype,
            String dateCreated,
            String dateModified,
            String version,
            int acg,
            Named owner) {}

    /// One entry of an access control list; clients need all eight members.
    public record AceJson(
            boolean deny,
            int type,
            int rights,
            String trusteeId,
            String trusteeName,
            int trusteeType,
            int trusteeSubtype,
            boolean inheritable) {}

    public static int type(ObjectId id) {
        return switch (id) {
            case UserId user -> TYPE_HOLDER;
            case GroupId group -> TYPE_HOLDER;
            case RoleId role -> TYPE_ROLE;
            case ProjectId project -> TYPE_PROJECT;
        };
    }

    public static int subtype(ObjectId id) {
        return switch (id) {
            case UserId user -> SUBTYPE_USER;
            case GroupId group -> SUBTYPE_GROUP;
            case RoleId role -> SUBTYPE_ROLE;
            case ProjectId project -> SUBTYPE_PROJECT;
        };
    }

    public static Named named(Item item) {
        return new Named(item.properties().name(), item.id().text());
    }

    public static Basics basics(Directory directory, Sight sight, Item item) {
        return basics(directory, sight, item, abbreviation(item));
    }

    /// The same without the abbreviation, for the endpoints of roles.
    public static Basics basicsWithoutAbbreviation(Directory directory, Sight sight, Item item) {
        return basics(directory, sight, item, null);
    }

    private static Basics basics(Directory directory, Sight sight, Item item, @Nullable String abbreviation) {
        ItemProperties properties = item.properties();
        return new Basics(
                properties.name(),
                item.id().text(),
                type(item.id()),
                abbreviation,
                properties.description(),
                subtype(item.id()),
                Dates.text(properties.createdMillis()),
                Dates.text(properties.modified().millis()),
                item.version(),
                sight.rights(item),
                owner(directory, sight, item));
    }

    /// The login name of a user; the abbreviation of a group, or else its name; the abbreviation of any other
    /// object.
    public static String abbreviation(Item item) {
        ItemProperties properties = item.properties();
        return switch (item) {
            case User user -> user.account().name();
            case Group group -> properties.abbreviation().isEmpty() ? properties.name() : properties.abbreviation();
            default -> properties.abbreviation();
        };
    }

    /// The owner of an object; name and id are empty if the caller may not browse the owner.
    public static Named owner(Directory directory, Sight sight, Item item) {
        return directory
                .find(item.properties().owner())
                .filter(sight::sees)
                .map(CommonJson::named)
                .orElse(new Named("", ""));
    }

    /// The entries of an object's list whose trustees the caller may browse.
    public static List<AceJson> acl(Directory directory, Sight sight, Item item) {
        return item.properties().acl().entries().stream()
                .flatMap(ace -> directory.find(ace.trustee()).filter(sight::sees).stream()
                        .map(trustee -> ace(ace, trustee)))
                .toList();
    }

    private static AceJson ace(Acl.Ace ace, Item trustee) {
        HolderId id = ace.trustee();
        return new AceJson(
                ace.deny(),
                1, // the wire's type of an entry that is about the object itself
                ace.rights(),
                id.text(),
                trustee.properties().name(),
                type(id),
                subtype(id),
                ace.inheritable());
    }
}
