package dev.muster.chain;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.muster.base.IdSet;
import dev.muster.base.ObjectId;
import dev.muster.base.UserId;
import dev.muster.directory.Change;
import dev.muster.directory.Delegation;
import dev.muster.directory.Group;
import dev.muster.directory.Item;
import dev.muster.directory.Profile;
import dev.muster.directory.User;
import dev.muster.privilege.Catalogue;
import dev.muster.privilege.Privilege;
import dev.muster.privilege.PrivilegeSet;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Writes the changes of one entry as canonical JSON: members in a fixed order, sets in ascending order.
public final class ChangeWriter {

    private final JsonGenerator json;
    private final ItemWriter items;

    public ChangeWriter(JsonGenerator json, PersonalValueWriter values) {
        this.json = json;
        this.items = new ItemWriter(json, values);
    }

    /// Writes one change as a JSON object; its first member is the kind.
    public void write(Change change) throws IOException {
        json.writeStartObject();
        switch (change) {
            case Change.CatalogueEntered c -> entered(c);
            case Change.Put c -> put(c);
            case Change.Removed c -> removed(c.before());
            case Change.Touched c -> touched(c);
            case Change.PrivilegesAdded c -> privileges(ChangeKind.PRIVILEGES_ADDED, c.to(), c.privileges());
            case Change.PrivilegesRemoved c -> privileges(ChangeKind.PRIVILEGES_REMOVED, c.from(), c.privileges());
            case Change.Joined c -> members(ChangeKind.JOINED, c.group(), c.members());
            case Change.Left c -> members(ChangeKind.LEFT, c.group(), c.members());
            case Change.Granted(var role, var project, var holders) ->
                granted(ChangeKind.GRANTED, role, project, holders);
            case Change.Revoked(var role, var project, var holders) ->
                granted(ChangeKind.REVOKED, role, project, holders);
            case Change.Delegated c -> delegated(ChangeKind.DELEGATED, c.delegation());
            case Change.Undelegated c -> delegated(ChangeKind.UNDELEGATED, c.delegation());
            case Change.OwnerPassed c -> ownerPassed(c);
            case Change.AclsReplaced c -> aclsReplaced(c);
        }
        json.writeEndObject();
    }

    /// Writes the reference to a user's personal value instead of the value.
    public void personal(UserId user, String value) throws IOException {
        items.personal(user, value);
    }

    private void entered(Change.CatalogueEntered c) throws IOException {
        kind(ChangeKind.CATALOGUE_ENTERED);
        catalogue("before", c.before());
        catalogue("after", c.after());
    }

    private void catalogue(String name, Catalogue catalogue) throws IOException {
        json.writeArrayFieldStart(name);
        for (Privilege privilege : catalogue.known()) {
            json.writeStartArray();
            json.writeNumber(privilege.id());
            json.writeString(privilege.constant());
            json.writeString(privilege.name());
            json.writeString(privilege.level().text());
            json.writeString(privilege.category());
            json.writeString(privilege.description());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void put(Change.Put c) throws IOException {
        Item before = c.before();
        boolean extended = needsExtendedKind(c.after()) || (before != null && needsExtendedKind(before));
        kind(ItemWriter.type(c.after().id()) + (extended ? ChangeKind.PUT_EXTENDED : ChangeKind.PUT));
        json.writeFieldName("before");
        if (before == null) {
            json.writeNull();
        } else {
            items.write(null, before, extended);
        }
        json.writeFieldName("after");
        items.write(before, c.after(), extended);
    }

    private void removed(Item before) throws IOException {
        boolean extended = needsExtendedKind(before);
        kind(ItemWriter.type(before.id()) + (extended ? ChangeKind.REMOVED_EXTENDED : ChangeKind.REMOVED));
        json.writeFieldName("before");
        items.write(null, before, extended);
    }

    /// Whether the object has members that the first kinds lack. The first kinds are written wherever they suffice,
    /// so that older programs can read them.
    private static boolean needsExtendedKind(Item item) {
        return switch (item) {
            case User user -> !user.profile().equals(Profile.NONE);
            case Group group -> !group.ldapDn().isEmpty();
            default -> false;
        };
    }

    private void touched(Change.Touched c) throws IOException {
        kind(ChangeKind.TOUCHED);
        id(c.id());
        json.writeFieldName("before");
        items.stamp(c.before());
        json.writeFieldName("after");
        items.stamp(c.after());
    }

    private void privileges(String kind, ObjectId of, PrivilegeSet privileges) throws IOException {
        kind(kind);
        id(of);
        json.writeFieldName("privileges");
        items.privileges(privileges);
    }

    private void members(String kind, ObjectId group, IdSet<? extends ObjectId> members) throws IOException {
        kind(kind);
        id(group);
        ids(members);
    }

    private void granted(String kind, ObjectId role, ObjectId project, IdSet<? extends ObjectId> holders)
            throws IOException {
        kind(kind);
        id(role);
        id(project);
        ids(holders);
    }

    private void delegated(String kind, Delegation delegation) throws IOException {
        kind(kind);
        id(delegation.role());
        if (delegation.project() != null) {
            id(delegation.project());
        }
        json.writeObjectFieldStart("delegate");
        id(delegation.delegate());
        json.writeEndObject();
    }

    private void ownerPassed(Change.OwnerPassed c) throws IOException {
        kind(ChangeKind.OWNER_PASSED);
        json.writeStringField("from", c.from().text());
        json.writeStringField("to", c.to().text());
        ids(c.objects());
    }

    private void aclsReplaced(Change.AclsReplaced c) throws IOException {
        kind(ChangeKind.ACLS_REPLACED);
        json.writeArrayFieldStart("lists");
        for (Change.AclReplaced list : c.lists()) {
            json.writeStartObject();
            id(list.id());
            json.writeFieldName("before");
            items.acl(list.before());
            json.writeFieldName("after");
            items.acl(list.after());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void kind(String kind) throws IOException {
        json.writeStringField("kind", kind);
    }

    /// Writes one id; the member's name is the object's type.
    private void id(ObjectId id) throws IOException {
        json.writeStringField(ItemWriter.type(id), id.text());
    }

    /// Writes a set of ids: a list for each type that occurs, in the order users, groups, roles, projects.
    private void ids(IdSet<? extends ObjectId> ids) throws IOException {
        for (String type : ChangeKind.TYPES) {
            @Nullable String open = null;
            for (ObjectId id : ids) {
                if (ItemWriter.type(id).equals(type)) {
                    if (open == null) {
                        open = type + "s";
                        json.writeArrayFieldStart(open);
                    }
                    json.writeString(id.text());
                }
            }
            if (open != null) {
                json.writeEndArray();
            }
        }
    }
}
