package dev.muster.sql.organisation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.base.UserId;
import dev.muster.directory.Profile;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The text of a user's profile in one column: JSON without the empty members; null for the empty profile, which nearly
/// all users have.
final class ProfileText {

    private ProfileText() {}

    static @Nullable String of(Profile profile) {
        if (profile.equals(Profile.NONE)) {
            return null;
        }
        ObjectNode json = Mapper.JSON.createObjectNode();
        text(json, "ldapDn", profile.ldapDn());
        text(json, "trustId", profile.trustId());
        text(json, "databaseLogIn", profile.databaseLogIn());
        text(json, "timezone", profile.timezone());
        text(json, "language", profile.language());
        Profile.Expiry expiry = profile.expiry();
        if (!expiry.equals(Profile.Expiry.NEVER)) {
            json.putObject("expiry")
                    .put("at", expiry.atMillis())
                    .put("renews", expiry.renews())
                    .put("days", expiry.everyDays());
        }
        if (!profile.addresses().isEmpty()) {
            var addresses = json.putArray("addresses");
            profile.addresses().forEach(address -> addresses
                    .addObject()
                    .put("id", address.id())
                    .put("name", address.name())
                    .put("value", address.value())
                    .put("delivery", address.delivery())
                    .put("device", address.device())
                    .put("default", address.isDefault()));
        }
        Profile.ApiToken token = profile.apiToken();
        if (token != null) {
            json.putObject("apiToken")
                    .put("secret", token.secret())
                    .put("maker", token.maker().text())
                    .put("created", token.createdMillis());
        }
        return json.toString();
    }

    /// @throws SQLException if the text is not JSON
    static Profile read(@Nullable String text) throws SQLException {
        if (text == null) {
            return Profile.NONE;
        }
        JsonNode json = tree(text);
        JsonNode expiry = json.path("expiry");
        JsonNode token = json.path("apiToken");
        List<Profile.Address> addresses = new ArrayList<>();
        json.path("addresses").forEach(address -> addresses.add(address(address)));
        return new Profile(
                json.path("ldapDn").asText(""),
                json.path("trustId").asText(""),
                json.path("databaseLogIn").asText(""),
                new Profile.Expiry(
                        expiry.path("at").asLong(),
                        expiry.path("renews").asBoolean(),
                        expiry.path("days").asInt()),
                json.path("timezone").asText(""),
                json.path("language").asText(""),
                addresses,
                token.isObject()
                        ? new Profile.ApiToken(
                                token.path("secret").asText(),
                                UserId.of(token.path("maker").asText()),
                                token.path("created").asLong())
                        : null);
    }

    private static Profile.Address address(JsonNode json) {
        return new Profile.Address(
                json.path("id").asText(),
                json.path("name").asText(),
                json.path("value").asText(),
                json.path("delivery").asText(),
                json.path("device").asText(),
                json.path("default").asBoolean());
    }

    private static void text(ObjectNode json, String name, String value) {
        if (!value.isEmpty()) {
            json.put(name, value);
        }
    }

    private static JsonNode tree(String text) throws SQLException {
        try {
            return Mapper.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new SQLException("a profile is not JSON", "22000", e);
        }
    }

    /// Created for the first profile: most databases have none, and are loaded without it.
    private static final class Mapper {
        static final JsonMapper JSON = new JsonMapper();

        private Mapper() {}
    }
}
