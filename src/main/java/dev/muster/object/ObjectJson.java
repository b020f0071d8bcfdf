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

    /// The bit by which clients mark an entry that a folder would pass on to the objects in it.
    private static final int INHERITABLE = 0x2000_0000;

    /// Maximum number of changes of one access control list in one request.
    private static final int ACL_CHANGES_MAX = 1_000;

    private ObjectJson() {}

    /// The answer about one object.
    ///
    /// @param comments null if the request did not ask for them
    record Detail(
            @JsonUnwrapped CommonJson.Basics basics,
            List<CommonJson.AceJson> acl,
            boolean hidden,
            int extType,
            List<HolderJson.Ancestor> ancestors,
            @Nullable List<String> comments) {}

    /// The body of a PUT. `folderId`, `iconPath` and the like mean nothing to this server and are ignored.
    record Alteration(
            @Nullable String name,
            @Nullable String description,
            @Nullable String abbreviation,
            @Nullable Boolean hidden,
            @Nullable String ownerId,
            @Nullable String longDescription,
            @Nullable List<@Nullable AclChangeJson> acl) {}

    /// An object to delete.
    record Target(@Nullable String id, @Nullable String type) {}

    /// An object to delete, with the JSON members of older clients; `pid`, its project, is ignored.
    record OldTarget(@Nullable String did, @Nullable String tp) {}

    /// The body of a deletion by an older client.
    record Deletion(@Nullable List<@Nullable OldTarget> delete) {}

    /// One change of an access control list. The JSON member `type` always has the same value and is ignored.
    record AclChangeJson(
            @Nullable String op,
            @Nullable String trustee,
            @Nullable Integer rights,
            @Nullable Boolean denied,
            @Nullable Boolean inheritable) {}

    /// The answer about one object.
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
                    "acl.operation", "acl must have at most " + ACL_CHANGES_MAX + " elements. Send several requests");
        }
        return new AlterObject(
                target,
                new AlterObject.Texts(
                        body.name, body.description, body.abbreviation, body.longDescription, body.hidden),
                body.ownerId == null ? null : UserId.of(body.ownerId.strip()),
                changes.stream().map(ObjectJson::change).toList());
    }

    /// The objects that a body names, in the order of the body.
    ///
    /// @throws Problem.Invalid `object.list` if there are none or too many, or if one of them lacks its id or type;
    ///     `object.kind`, `id.malformed`
    static <T> List<ObjectReference> targets(
            @Nullable List<@Nullable T> elements, Function<T, Optional<ObjectReference>> reference) {
        if (elements == null || elements.isEmpty() || elements.size() > DeleteObjects.OBJECTS_MAX) {
            throw new Problem.Invalid(
                    "object.list", "A list of 1 to " + DeleteObjects.OBJECTS_MAX + " objects is expected");
        }
        return elements.stream()
                .map(element -> Optional.ofNullable(element)
                        .flatMap(reference)
                        .orElseThrow(() -> new Problem.Invalid("object.list", "Each object needs an id and a type")))
                .toList();
    }

    static Optional<ObjectReference> reference(Target target) {
        return reference(target.id, target.type);
    }

    static Optional<ObjectReference> reference(OldTarget target) {
        return reference(target.did, target.tp);
    }

    private static Optional<ObjectReference> reference(@Nullable String id, @Nullable String type) {
        return id == null || type == null
                ? Optional.empty()
                : Optional.of(new ObjectReference(ObjectKind.of(type), RawId.of(id.strip())));
    }

    private static AclChange change(@Nullable AclChangeJson change) {
        if (change == null || change.op == null || change.trustee == null || change.rights == null) {
            throw new Problem.Invalid("acl.operation", "Each element of acl needs op, trustee and rights");
        }
        AclChange.Verb verb = verb(change.op);
        int rights = change.rights & ~INHERITABLE;
        if (rights < 0 || rights > Acl.FULL) {
            throw new Problem.Invalid("acl.rights", "Rights must be 0 to 255: " + change.rights);
        }
        boolean denied = Boolean.TRUE.equals(change.denied);
        return new AclChange(verb, RawId.of(change.trustee.strip()), denied, rights, inheritable(change, verb));
    }

    /// The new flag of the entry; null if the flag stays. The bit among the rights adds, sets or removes the
    /// flag, as the other bits do with rights. Without the bit, the JSON member `inheritable` decides, except in
    /// a removal, which only removes bits.
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
            default ->
                throw new Problem.Invalid(
                        "acl.operation",
                        "The op of an element of acl must be ADD, REMOVE or REPLACE: '" + Text.shown(op) + "'");
        };
    }
}
