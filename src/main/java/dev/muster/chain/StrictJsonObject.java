package dev.muster.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.ObjectId;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Stamp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the members of a JSON object one by one. A missing member and an unread member are errors.
public final class StrictJsonObject {

    private final ObjectNode node;
    private final String name;
    private final Set<String> read = new HashSet<>();

    /// @param node the JSON object
    /// @param name the name of the object, for messages
    /// @throws JournalBroken if the node is not an object
    public StrictJsonObject(@Nullable JsonNode node, String name) {
        if (!(node instanceof ObjectNode object)) {
            throw new JournalBroken(name + " is not an object");
        }
        this.node = object;
        this.name = name;
    }

    /// The members of `after`, and those of this object that `after` lacks.
    StrictJsonObject mergedWith(StrictJsonObject after) {
        ObjectNode merged = node.deepCopy();
        merged.setAll(after.node);
        return new StrictJsonObject(merged, after.name);
    }

    /// Checks that every member was read.
    ///
    /// @throws UnknownFormat if the object has an unread member
    public void end() {
        if (read.size() != node.size()) {
            List<String> unread = new ArrayList<>();
            node.fieldNames().forEachRemaining(unread::add);
            unread.removeAll(read);
            throw new UnknownFormat(name + " has the unknown members " + unread);
        }
    }

    public String text(String member) {
        JsonNode value = readMember(member);
        if (!value.isTextual()) {
            throw wrong(member);
        }
        return value.textValue();
    }

    public long number(String member) {
        return number(readMember(member), member);
    }

    /// A list of any length.
    public List<JsonNode> list(String member) {
        if (!(readMember(member) instanceof ArrayNode list)) {
            throw wrong(member);
        }
        List<JsonNode> elements = new ArrayList<>(list.size());
        list.forEach(elements::add);
        return elements;
    }

    public StrictJsonObject object(String member) {
        return new StrictJsonObject(readMember(member), name + "." + member);
    }

    Optional<StrictJsonObject> optionalObject(String member) {
        return node.has(member) ? Optional.of(object(member)) : Optional.empty();
    }

    public UserId user(String member) {
        return UserId.of(text(member));
    }

    /// A text, or the personal value that the member refers to.
    public String personal(String member, PersonalValueReader values) {
        if (readMember(member).isTextual()) {
            return text(member);
        }
        StrictJsonObject personal = object(member);
        var reference = new PersonalReference(personal.integer("personal"), personal.text("hash"));
        personal.end();
        return values.value(reference);
    }

    boolean isNull(String member) {
        return readMember(member).isNull();
    }

    boolean flag(String member) {
        JsonNode value = readMember(member);
        if (!value.isBoolean()) {
            throw wrong(member);
        }
        return value.booleanValue();
    }

    /// A flag that is written only if it is true.
    boolean optionalFlag(String member) {
        return node.has(member) && flag(member);
    }

    int integer(String member) {
        return Math.toIntExact(number(member));
    }

    Stamp stamp(String member) {
        List<JsonNode> parts = list(member);
        if (parts.size() != 2) {
            throw wrong(member);
        }
        return new Stamp(number(parts.get(0), member), number(parts.get(1), member));
    }

    /// The id of the object; the member's name is the object's type.
    ObjectId id() {
        for (String type : ChangeKind.TYPES) {
            if (node.has(type)) {
                return id(type, text(type));
            }
        }
        throw new JournalBroken(name + " has no id of an object");
    }

    HolderId holder() {
        return id() instanceof HolderId holder ? holder : notAHolder();
    }

    RoleId role() {
        return RoleId.of(text("role"));
    }

    ProjectId project() {
        return ProjectId.of(text("project"));
    }

    Optional<ProjectId> optionalProject() {
        return node.has("project") ? Optional.of(project()) : Optional.empty();
    }

    /// The ids of all types of objects.
    List<ObjectId> ids() {
        List<ObjectId> ids = new ArrayList<>();
        for (String type : ChangeKind.TYPES) {
            if (node.has(type + "s")) {
                list(type + "s").forEach(id -> ids.add(id(type, id.asText())));
            }
        }
        return ids;
    }

    /// The ids of users and groups.
    List<HolderId> holders() {
        List<HolderId> holders = new ArrayList<>();
        ids().forEach(id -> holders.add(id instanceof HolderId holder ? holder : notAHolder()));
        return holders;
    }

    private HolderId notAHolder() {
        throw new JournalBroken(name + " has the id of neither a user nor a group");
    }

    private static ObjectId id(String type, String text) {
        return switch (type) {
            case "user" -> UserId.of(text);
            case "group" -> GroupId.of(text);
            case "role" -> RoleId.of(text);
            default -> ProjectId.of(text);
        };
    }

    private JsonNode readMember(String member) {
        JsonNode value = node.get(member);
        if (value == null) {
            throw new JournalBroken(name + " has no member " + member);
        }
        read.add(member);
        return value;
    }

    private long number(JsonNode value, String member) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(member);
        }
        return value.longValue();
    }

    private JournalBroken wrong(String member) {
        return new JournalBroken(name + "." + member + " is of the wrong type");
    }
}
