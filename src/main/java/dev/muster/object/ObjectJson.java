package dev.muster.object;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.muster.access.Sight;
import dev.muster.base.Problem;
import dev.muster.base.RawId;
import dev.muster.base.Text;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.Directory;
import dev.muster.directory.Item;
import dev.muster.directory.ItemProperties;
import dev.muster.holder.HolderJson;
import dev.muster.wire.CommonJson;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The JSON of objects of all kinds, and of the requests about them.
final class ObjectJson {

    /// The bit of an entry that a folder passes on to the objects in it.
    private static final int INHERITABLE = 0x2000_0000;

    /// Maximum number of changes of one access control list in one request.
    private static final int ACL_CHANGES_MAX = 1_000;

    private ObjectJson() {}

    /// An object.
    ///
    /// @param comments null if they were not requested
    record Detail(
            @JsonUnwrapped CommonJson.Basics basics,
            List<CommonJson.AceJson> acl,
            boolean hidden,
            int extType,
            List<HolderJson.Ancestor> ancestors,
            @Nullable List<String> comments) {}

    /// The body of a PUT. `folderId`, `iconPath` and other members have no meaning here and are ignored.
    record Alteration(
            @Nullable String name,
            @Nullable String description,
            @Nullable String abbreviation,
            @Nullable Boolean hidden,
            @Nullable String ownerId,
            @Nullable String longDescription,
            @Nullable List<@Nullable AclChangeJson> acl) {}

    /// One of the objects to delete.
    record Named(@Nullable String id, @Nullable String type) {}

    /// One of the objects to delete, in the older form; `pid`, its project, is ignored.
    record NamedOld(@Nullable String did, @Nullable String tp) {}

    /// The body of a deletion in the older form.
    record Deletion(@Nullable List<@Nullable NamedOld> delete) {}

    /// One change of an access control list; `type` has one value and is ignored.
    record AclChangeJson(
            @Nullable String op,
            @Nullable String trustee,
            @Nullable Integer rights,
            @Nullable Boolean denied,
            @Nullable Boolean inheritable) {}

    static Detail detail(Directory directory, Sight sight, Item item, boolean withComments) {
        ItemProperties properties = item.properties();
        return new Detail(
                CommonJson.basics(directory, sight, item),
                CommonJson.acl(directory, sight, item),
                properties.hidden(),
                0,
                HolderJson.ancestors(item),
                withComments ? comments(properties) : null);
    }

    private static List<String> comments(ItemProperties properties) {
        return properties.comment().isEmpty() ? List.of() : List.of(properties.comment());
    }

    /// The use case of the body.
    ///
    /// @throws Problem.Invalid `id.malformed`, `acl.operation`, `acl.rights`
    static AlterObject alter(ObjectReference target, Alteration body) {
        List<@Nullable AclChangeJson> changes = body.acl == null ? List.of() : body.acl;
        if (changes.size() > ACL_CHANGES_MAX) {
            throw new Problem.Invalid(
                    "acl.operation", "At most " + ACL_CHANGES_MAX + " changes of an acl are allowed at once");
        }
        return new AlterObject(
                target,
                new AlterObject.Texts(
                        body.name, body.description, body.abbreviation, body.longDescription, body.hidden),
                body.ownerId == null ? null : UserId.of(body.ownerId.strip()),
                changes.stream().map(ObjectJson::change).toList());
    }

    /// The objects that a body names, in its order.
    ///
    /// @throws Problem.Invalid `object.list` if there are none or too many, or if one lacks its id or type;
    ///     `object.kind`, `id.malformed`
    static <T> List<ObjectReference> targets(
            @Nullable List<@Nullable T> named, Function<T, Optional<ObjectReference>> target) {
        if (named == null || named.isEmpty() || named.size() > DeleteObjects.OBJECTS_MAX) {
            throw new Problem.Invalid(
                    "object.list", "A list of 1 to " + DeleteObjects.OBJECTS_MAX + " objects is expected");
        }
        return named.stream()
                .map(one -> Optional.ofNullable(one)
                        .flatMap(target)
                        .orElseThrow(() -> new Problem.Invalid("object.list", "Each object needs an id and a type")))
                .toList();
    }

    static Optional<ObjectReference> target(Named named) {
        return target(named.id, named.type);
    }

    static Optional<ObjectReference> target(NamedOld named) {
        return target(named.did, named.tp);
    }

    private static Optional<ObjectReference> target(@Nullable String id, @Nullable String type) {
        return id == null || type == null
                ? Optional.empty()
                : Optional.of(new ObjectReference(ObjectKind.of(type), RawId.of(id.strip())));
    }

    private static AclChange change(@Nullable AclChangeJson change) {
        if (change == null || change.op == null || change.trustee == null || change.rights == null) {
            throw new Problem.Invalid("acl.operation", "A change of an acl needs op, trustee and rights");
        }
        AclChange.Verb verb = verb(change.op);
        int rights = change.rights & ~INHERITABLE;
        if (rights < 0 || rights > Acl.FULL) {
            throw new Problem.Invalid("acl.rights", "Rights must be 0 to 255: " + change.rights);
        }
        boolean denied = Boolean.TRUE.equals(change.denied);
        return new AclChange(verb, RawId.of(change.trustee.strip()), denied, rights, inheritable(change, verb));
    }

    /// The new value of the flag; null if it stays. The bit among the rights is added, set or removed like the others.
    /// Without the bit, the member `inheritable` decides; a removal only removes bits.
    private static @Nullable Boolean inheritable(AclChangeJson change, AclChange.Verb verb) {
        boolean bit = change.rights != null && (change.rights & INHERITABLE) != 0;
        if (verb == AclChange.Verb.REMOVE) {
            return bit ? Boolean.FALSE : null;
        }
        return bit ? Boolean.TRUE : change.inheritable;
    }

    private static AclChange.Verb verb(String op) {
        return switch (op.strip().toUpperCase(Locale.ROOT)) {
            case "ADD" -> AclChange.Verb.ADD;
            case "REMOVE" -> AclChange.Verb.REMOVE;
            case "REPLACE" -> AclChange.Verb.REPLACE;
            default -> throw new Problem.Invalid("acl.operation", "No such change of an acl: " + Text.shown(op));
        };
    }
}
