package dev.muster.chain;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.muster.base.GroupId;
import dev.muster.base.ObjectId;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.Group;
import dev.muster.directory.Item;
import dev.muster.directory.ItemProperties;
import dev.muster.directory.LoginAccount;
import dev.muster.directory.Profile;
import dev.muster.directory.Project;
import dev.muster.directory.Stamp;
import dev.muster.directory.User;
import dev.muster.privilege.PrivilegeSet;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes objects into the journal's text: all members, or only the members that changed.
final class ItemWriter {

    /// Writes the value of a member.
    private interface ValueWriter<T extends @Nullable Object> {
        void write(T value) throws IOException;
    }

    private final JsonGenerator json;
    private final PersonalValueWriter personalValues;

    ItemWriter(JsonGenerator json, PersonalValueWriter personalValues) {
        this.json = json;
        this.personalValues = personalValues;
    }

    /// The type of an object, as in the names of kinds and members.
    static String type(ObjectId id) {
        return switch (id) {
            case UserId _ -> "user";
            case GroupId _ -> "group";
            case RoleId _ -> "role";
            case ProjectId _ -> "project";
        };
    }

    /// Writes the members of an object that differ from `before`.
    ///
    /// @param before the object before the change; null to write all members
    /// @param item the object
    /// @param extended whether to write the members that the first kinds lack
    void write(@Nullable Item before, Item item, boolean extended) throws IOException {
        ValueWriter<String> text = item instanceof User user ? value -> personal(user.id(), value) : json::writeString;
        json.writeStartObject();
        member("id", before, item, Item::id, id -> json.writeString(id.text()));
        properties(before == null ? null : before.properties(), item.properties(), text);
        if (item instanceof User user) {
            account(before == null ? null : ((User) before).account(), user.account(), text);
        }
        if (item instanceof Project project) {
            member("alias", (Project) before, project, Project::alias, json::writeString);
            member("status", (Project) before, project, Project::status, json::writeNumber);
        } else {
            member("privileges", before, item, Item::privileges, this::privileges);
        }
        if (extended && item instanceof User user) {
            member("profile", (User) before, user, User::profile, profile -> profile(user.id(), profile));
        }
        if (extended && item instanceof Group group) {
            member("ldapDn", (Group) before, group, Group::ldapDn, json::writeString);
        }
        json.writeEndObject();
    }

    private void properties(@Nullable ItemProperties before, ItemProperties properties, ValueWriter<String> text)
            throws IOException {
        member("name", before, properties, ItemProperties::name, text);
        member("description", before, properties, ItemProperties::description, text);
        member("comment", before, properties, ItemProperties::comment, text);
        member("abbreviation", before, properties, ItemProperties::abbreviation, text);
        member("hidden", before, properties, ItemProperties::hidden, json::writeBoolean);
        member("owner", before, properties, ItemProperties::owner, owner -> json.writeString(owner.text()));
        member("acl", before, properties, ItemProperties::acl, this::acl);
        member("created", before, properties, ItemProperties::createdMillis, json::writeNumber);
        member("modified", before, properties, ItemProperties::modified, this::stamp);
    }

    private void account(@Nullable LoginAccount before, LoginAccount account, ValueWriter<String> text)
            throws IOException {
        member("logIn", before, account, LoginAccount::name, text);
        member("enabled", before, account, LoginAccount::enabled, json::writeBoolean);
        member("standard", before, account, LoginAccount::standard, json::writeBoolean);
        member("passwordModifiable", before, account, LoginAccount::passwordModifiable, json::writeBoolean);
        member("newPasswordRequired", before, account, LoginAccount::newPasswordRequired, json::writeBoolean);
        if (before == null || !Objects.equals(before.password(), account.password())) {
            json.writeStringField("password", account.password()); // null is written as null
        }
        member("credentialEpoch", before, account, LoginAccount::credentialEpoch, json::writeNumber);
    }

    private void profile(UserId user, Profile profile) throws IOException {
        json.writeStartObject();
        personal("ldapDn", user, profile.ldapDn());
        personal("trustId", user, profile.trustId());
        personal("databaseLogIn", user, profile.databaseLogIn());
        json.writeNumberField("expires", profile.expiry().atMillis());
        json.writeBooleanField("expiryRenews", profile.expiry().renews());
        json.writeNumberField("expiryDays", profile.expiry().everyDays());
        json.writeStringField("timezone", profile.timezone());
        json.writeStringField("language", profile.language());
        json.writeArrayFieldStart("addresses");
        for (Profile.Address address : profile.addresses()) {
            json.writeStartObject();
            json.writeStringField("id", address.id());
            personal("name", user, address.name());
            personal("value", user, address.value());
            json.writeStringField("delivery", address.delivery());
            json.writeStringField("device", address.device());
            json.writeBooleanField("default", address.isDefault());
            json.writeEndObject();
        }
        json.writeEndArray();
        Profile.ApiToken token = profile.apiToken();
        if (token != null) {
            json.writeObjectFieldStart("apiToken");
            json.writeStringField("secret", token.secret());
            json.writeStringField("maker", token.maker().text());
            json.writeNumberField("created", token.createdMillis());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void personal(String name, UserId user, String value) throws IOException {
        json.writeFieldName(name);
        personal(user, value);
    }

    private <T, V> void member(String name, @Nullable T before, T now, Function<T, V> getter, ValueWriter<V> writer)
            throws IOException {
        V value = getter.apply(now);
        if (before == null || !getter.apply(before).equals(value)) {
            json.writeFieldName(name);
            writer.write(value);
        }
    }

    /// Writes the reference to a personal value. An empty value is not personal and is written as it is.
    void personal(UserId user, String value) throws IOException {
        if (value.isEmpty()) {
            json.writeString(value);
            return;
        }
        PersonalReference reference = personalValues.reference(user, value);
        json.writeStartObject();
        json.writeNumberField("personal", reference.ordinal());
        json.writeStringField("hash", reference.hash());
        json.writeEndObject();
    }

    void privileges(PrivilegeSet privileges) throws IOException {
        json.writeString(PrivilegeRanges.text(privileges));
    }

    void stamp(Stamp stamp) throws IOException {
        json.writeStartArray();
        json.writeNumber(stamp.revision());
        json.writeNumber(stamp.millis());
        json.writeEndArray();
    }

    void acl(Acl acl) throws IOException {
        json.writeStartArray();
        for (Acl.Ace ace : acl.entries()) {
            json.writeStartObject();
            json.writeStringField(type(ace.trustee()), ace.trustee().text());
            json.writeNumberField("rights", ace.rights());
            if (ace.deny()) {
                json.writeBooleanField("deny", true);
            }
            if (ace.inheritable()) {
                json.writeBooleanField("inheritable", true);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
