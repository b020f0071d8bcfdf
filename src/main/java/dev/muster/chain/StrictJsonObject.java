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

/// The members of one JSON object, taken one by one; none may be missing, none left over.
public final class StrictJsonObject {

    private final ObjectNode node;
    private final String of;
    private final Set<String> taken = new HashSet<>();

    /// The members of that node.
    ///
    /// @param of what the object is, for messages
    /// @throws JournalBroken if the node isn't an object
    public StrictJsonObject(@Nullable JsonNode node, String of) {
        if (!(node instanceof ObjectNode object)) {
            throw new JournalBroken("no object where one should be: " + of);
        }
        this.node = object;
        this.of = of;
    }

    /// The members of `after`, where it doesn't have them those of this object.
    StrictJsonObject changedBy(StrictJsonObject after) {
        ObjectNode merged = node.deepCopy();
        merged.setAll(after.node);
        return new StrictJsonObject(merged, after.of);
    }

    /// Says that all has been taken.
    ///
    /// @throws UnknownFormat if the object has a member that nobody took
    public void end() {
        if (taken.size() != node.size()) {
            List<String> rest = new ArrayList<>();
            node.fieldNames().forEachRemaining(rest::add);
            rest.removeAll(taken);
            throw new UnknownFormat(of + " has the member " + rest);
        }
    }

    public String text(String name) {
        JsonNode value = take(name);
        if (!value.isTextual()) {
            throw wrong(name);
        }
        return value.textValue();
    }

    public long number(String name) {
        return number(take(name), name);
    }

    /// A list of any length.
    public List<JsonNode> list(String name) {
        if (!(take(name) instanceof ArrayNode list)) {
            throw wrong(name);
        }
        List<JsonNode> elements = new ArrayList<>(list.size());
        list.forEach(elements::add);
        return elements;
    }

    public StrictJsonObject object(String name) {
        return new StrictJsonObject(take(name), of + "." + name);
    }

    Optional<StrictJsonObject> objectIfThere(String name) {
        return node.has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    public UserId user(String name) {
        return UserId.of(text(name));
    }

    /// A text, or the mark of one that stands beside.
    public String personal(String name, PersonalValueReader values) {
        if (take(name).isTextual()) {
            return text(name);
        }
        StrictJsonObject personal = object(name);
        var mark = new PersonalReference(personal.integer("personal"), personal.text("hash"));
        personal.end();
        return values.value(mark);
    }

    boolean isNull(String name) {
        return take(name).isNull();
    }

    boolean flag(String name) {
        JsonNode value = take(name);
        if (!value.isBoolean()) {
            throw wrong(name);
        }
        return value.booleanValue();
    }

    /// A flag that is written only if it is true.
    boolean flagIfThere(String name) {
        return node.has(name) && flag(name);
    }

    int integer(String name) {
        return Math.toIntExact(number(name));
    }

    Stamp stamp(String name) {
        List<JsonNode> parts = list(name);
        if (parts.size() != 2) {
            throw wrong(name);
        }
        return new Stamp(number(parts.get(0), name), number(parts.get(1), name));
    }

    /// The one id of the object, under the word for its type.
    ObjectId id() {
        for (String word : ChangeKind.WORDS) {
            if (node.has(word)) {
                return id(word, text(word));
            }
        }
        throw new JournalBroken(of + " names no object");
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

    Optional<ProjectId> projectIfThere() {
        return node.has("project") ? Optional.of(project()) : Optional.empty();
    }

    /// The ids of all types.
    List<ObjectId> ids() {
        List<ObjectId> ids = new ArrayList<>();
        for (String word : ChangeKind.WORDS) {
            if (node.has(word + "s")) {
                list(word + "s").forEach(id -> ids.add(id(word, id.asText())));
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
        throw new JournalBroken(of + " names neither user nor group");
    }

    private static ObjectId id(String word, String text) {
        return switch (word) {
            case "user" -> UserId.of(text);
            case "group" -> GroupId.of(text);
            case "role" -> RoleId.of(text);
            default -> ProjectId.of(text);
        };
    }

    private JsonNode take(String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw new JournalBroken(of + " has no member " + name);
        }
        taken.add(name);
        return value;
    }

    private long number(JsonNode value, String name) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(name);
        }
        return value.longValue();
    }

    private JournalBroken wrong(String name) {
        return new JournalBroken(of + "." + name + " is of the wrong type");
    }
}
