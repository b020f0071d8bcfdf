package dev.muster.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.endpoint.Endpoint;
import dev.muster.http.Json;
import dev.muster.testing.api.Description;
import dev.muster.wire.PatchBody;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Bodies and parameters that no client should send, made from those that one would.
final class MalformedBodies {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// Bodies of users and groups, by handler.
    private static final Map<String, String> OF_HOLDERS = Map.ofEntries(
            Map.entry("UserRoutes.create", """
                {"username":"fresh","fullName":"Fresh User","description":"d","password":"forty-two lamps",\
                "enabled":true,"passwordModifiable":true,"passwordAutoExpire":true,\
                "passwordExpirationDate":"2032-05-06","passwordExpirationFrequency":30,\
                "requireNewPassword":false,"standardAuth":true,"ldapdn":"cn=f","trustId":"f",\
                "databaseAuthLogin":"f","memberships":["294DEDC011D2F1D56000D98E67019608"],\
                "languageId":"1033","changeJournal":{"userComments":"c"}}"""),
            Map.entry("UserRoutes.alter", """
                {"operationList":[{"op":"replace","path":"/fullName","value":"Known User"},\
                {"op":"replace","path":"/passwordExpirationFrequency","value":30},\
                {"op":"replace","path":"/defaultTimezone","value":{"id":"00000000000000000000000000000A02"}},\
                {"op":"add","path":"/memberships","value":["294DEDC011D2F1D56000D98E67019608"]},\
                {"op":"add","path":"/privileges","value":["1",2,{"id":"3"}]}]}"""),
            Map.entry("UserSettingsRoutes.alter", """
                {"defaultTimezone":{"id":"default"},"language":{"value":"default"},"jobMemGoverning":{"value":0}}"""),
            Map.entry("AddressRoutes.create", """
                {"name":"work","value":"a@example.org","physicalAddress":"a@example.org","deliveryMode":"EMAIL",\
                "deliveryType":"email","device":"GENERIC_EMAIL","deviceId":"1D2E6D168A7711D4BE8100B0D04B6F0B",\
                "default":true,"isDefault":true,"idDefault":true}"""),
            Map.entry("AddressRoutes.createFirst", """
                {"name":"work","value":"a@example.org","physicalAddress":"a@example.org","deliveryMode":"EMAIL",\
                "deliveryType":"email","device":"GENERIC_EMAIL","deviceId":"1D2E6D168A7711D4BE8100B0D04B6F0B",\
                "default":true,"isDefault":true,"idDefault":true}"""),
            Map.entry("AddressRoutes.alter", """
                {"name":"work","value":"a@example.org","physicalAddress":"a@example.org","deliveryMode":"EMAIL",\
                "deliveryType":"email","device":"GENERIC_EMAIL","deviceId":"1D2E6D168A7711D4BE8100B0D04B6F0B",\
                "default":true,"isDefault":true,"idDefault":true}"""),
            Map.entry("AddressRoutes.alterFirst", """
                {"name":"work","value":"a@example.org","physicalAddress":"a@example.org","deliveryMode":"EMAIL",\
                "deliveryType":"email","device":"GENERIC_EMAIL","deviceId":"1D2E6D168A7711D4BE8100B0D04B6F0B",\
                "default":true,"isDefault":true,"idDefault":true}"""),
            Map.entry("GroupRoutes.create", """
                {"name":"Fresh group","description":"d","memberships":["294DEDC011D2F1D56000D98E67019608"],\
                "members":["54F3D26011D2896560009A8E67019608"],"ldapdn":"cn=g","changeJournal":{"userComments":"c"}}"""),
            Map.entry("GroupRoutes.replace", """
                {"name":"Known group","description":"d","parentsAddition":["294DEDC011D2F1D56000D98E67019608"],\
                "parentsDeletion":["294DEDC011D2F1D56000D98E67019608"],\
                "membersAddition":["54F3D26011D2896560009A8E67019608"],\
                "membersDeletion":["54F3D26011D2896560009A8E67019608"],"changeJournal":{"userComments":"c"}}"""),
            Map.entry("GroupRoutes.alter", """
                {"operationList":[{"op":"replace","path":"/description","value":"d"},\
                {"op":"add","path":"/members","value":["54F3D26011D2896560009A8E67019608"]},\
                {"op":"remove","path":"/memberships","value":["294DEDC011D2F1D56000D98E67019608"]},\
                {"op":"add","path":"/privileges","value":["1"]}]}"""),
            Map.entry("GroupRoutes.alterSettings", """
                {"jobMemGoverning":{"value":0}}"""));

    /// Bodies of everything else, by handler.
    private static final Map<String, String> OF_OTHERS = Map.ofEntries(
            Map.entry("LoginRoutes.logIn", """
                {"loginMode":1,"username":"nobody at all","password":"x"}"""),
            Map.entry("LoginRoutes.logInByIdentity", """
                {"loginMode":"-1","identityToken":"no token"}"""),
            Map.entry("ConnectionRoutes.endSeveral", """
                {"userConnectionIds":["FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"]}"""),
            Map.entry("ApiTokenRoutes.create", """
                {"userId":"FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"}"""),
            Map.entry("RoleRoutes.create", """
                {"name":"Fresh","description":"d","privileges":[{"id":"1"}],\
                "changeJournal":{"userComments":"c"}}"""),
            Map.entry("RoleRoutes.alter", """
                {"operationList":[{"op":"replace","path":"/name","value":"Known role"},\
                {"op":"add","path":"/members","value":{"projectId":"00000000000000000000000000000A02",\
                "memberIds":["54F3D26011D2896560009A8E67019608"]}}]}"""),
            Map.entry("RoleRoutes.alterMembers", """
                {"operationList":[{"op":"add","path":"/members","value":\
                {"projectId":"00000000000000000000000000000A02",\
                "memberIds":["54F3D26011D2896560009A8E67019608"]}}]}"""),
            Map.entry("BulkPrivilegeRoutes.update", """
                {"operation":"grant","targetPrivileges":["1"],"sourcePrivileges":["12"],\
                "users":["54F3D26011D2896560009A8E67019608"],\
                "userGroups":["D09773F94699124B4D75B48F1B358327"],\
                "securityRoles":["00000000000000000000000000000A01"],"changeJournal":{"userComments":"c"}}"""),
            Map.entry("ObjectRoutes.alter", """
                {"name":"Known role","description":"d","abbreviation":"a","hidden":false,\
                "ownerId":"54F3D26011D2896560009A8E67019608","longDescription":"l",\
                "acl":[{"op":"ADD","trustee":"54F3D26011D2896560009A8E67019608","rights":4,"denied":false,\
                "inheritable":false}],"changeJournal":{"userComments":"c"}}"""),
            Map.entry("ObjectRoutes.removeAll", """
                [{"id":"00000000000000000000000000000A02","type":32}]"""),
            Map.entry("ObjectRoutes.removeOld", """
                {"delete":[{"did":"00000000000000000000000000000A02","tp":32,"pid":"x"}]}"""),
            Map.entry("ProjectRoutes.alter", """
                {"operationList":[{"op":"replace","path":"/alias","value":"known"}]}"""),
            Map.entry("JournalRoutes.begin", """
                {"transactionSources":["API"],"transactionTypes":["SAVE_OBJECT"],"changeTypes":["CHANGE_OBJECT"],\
                "sessionIds":["x"],"machines":["127.0.0.1"],"users":["54F3D26011D2896560009A8E67019608"],\
                "affectedProjects":["00000000000000000000000000000A02"],\
                "affectedObjects":[{"id":"54F3D26011D2896560009A8E67019608"}],"beginTransactionId":1,\
                "endTransactionId":2,"beginTime":"11/29/2026 02:30:00 PM","endTime":"11/29/2026 02:30:00 PM"}"""),
            Map.entry("ProjectRoutes.create", """
                {"name":"Fresh project","description":"d","changeJournal":{"userComments":"c"}}"""),
            Map.entry("MonitorRoutes.alterOnNode", """
                {"operationList":[{"op":"replace","path":"/status","value":"loaded"}]}"""),
            Map.entry("MonitorRoutes.alter", """
                {"status":"loaded"}"""));

    private MalformedBodies() {}

    /// A valid body for the endpoint; empty if the endpoint reads none. The bodies in this class have every member and
    /// name objects of the test; for an endpoint without one, the example of its description is used.
    static String valid(Endpoint endpoint) {
        String known = OF_HOLDERS.getOrDefault(endpoint.name(), OF_OTHERS.getOrDefault(endpoint.name(), ""));
        return known.isEmpty() ? described(endpoint.method() + " " + endpoint.path()) : known;
    }

    /// The example in the description of an operation; empty if the operation reads no body.
    static String described(String operation) {
        return Description.shared()
                .requestExample(operation)
                .map(JsonNode::toString)
                .orElse("");
    }

    /// The handlers that a body is known for.
    static Set<String> handlers() {
        Set<String> handlers = new HashSet<>(OF_HOLDERS.keySet());
        handlers.addAll(OF_OTHERS.keySet());
        return handlers;
    }

    /// What is no body that any endpoint takes.
    static List<byte[]> broken() {
        List<byte[]> bodies = new ArrayList<>(Stream.of(
                        "{",
                        "}",
                        "{\"name\":",
                        "name=x",
                        "<name>x</name>",
                        "{'name':'x'}",
                        "{\"name\":\"x\"} {}",
                        "{\"name\":\"x\",}",
                        "{\"name\":NaN}",
                        "{\"name\":\"\\ud800\"}",
                        "{\"name\":\"x\",\"name\":\"y\"}",
                        "{\"username\":\"x\",\"username\":\"y\"}",
                        "null",
                        "[]",
                        "[null]",
                        "12",
                        "true",
                        "\"text\"",
                        "{\"other\":" + "[".repeat(Json.DEPTH_MAX) + "]".repeat(Json.DEPTH_MAX) + "}",
                        "[".repeat(100_000),
                        "{\"name\":1" + "0".repeat(2_000) + "}")
                .map(MalformedBodies::utf8)
                .toList());
        bodies.add(joined(utf8("{\"name\":\""), new byte[] {(byte) 0xC3, (byte) 0x28}, utf8("\"}")));
        bodies.add(new byte[] {0, 1, 2, 3});
        return bodies;
    }

    /// The body with each member in turn, however deep, of a type it can't have.
    static List<String> mistyped(String valid) {
        List<String> bodies = new ArrayList<>(replaced(valid, List.of("[[]]", "{\"x\":[]}", "[[null]]")));
        bodies.removeIf(body -> body.contains("\"changeJournal\":{\"x\"")); // an unknown member, so ignored
        if (!valid.contains("transactionSources")) { // a search without criteria finds everything
            bodies.add("{\"acl\":[null],\"userId\":[],\"name\":[],\"username\":[],\"operationList\":[null]}");
        }
        return bodies;
    }

    /// Lists of operations that aren't any, the first one being too long.
    static List<String> operations() {
        String operation = "{\"op\":\"replace\",\"path\":\"/description\",\"value\":\"x\"}";
        return Stream.of(
                        String.join(",", Collections.nCopies(PatchBody.OPERATIONS_MAX + 1, operation)),
                        "null",
                        "{}",
                        "{\"op\":\"replace\",\"path\":\"/name\"}",
                        "{\"op\":\"replace\",\"path\":\"/name\",\"value\":null}",
                        "{\"op\":\"move\",\"path\":\"/name\",\"value\":\"x\"}",
                        "{\"op\":\"add\",\"path\":\"/name\",\"value\":\"x\"}",
                        "{\"op\":\"replace\",\"path\":\"/owner\",\"value\":\"x\"}",
                        "{\"op\":\"add\",\"path\":\"/members\",\"value\":[]}",
                        "{\"op\":\"add\",\"path\":\"/privileges\",\"value\":[\"9999\"]}",
                        operation + ",{\"op\":\"add\",\"path\":\"/privileges\",\"value\":[{}]}")
                .map(list -> "{\"operationList\":[" + list + "]}")
                .toList();
    }

    /// The body with each member in turn of a value that may or may not be taken.
    static List<String> odd(String valid) {
        return replaced(
                valid,
                List.of(
                        "null",
                        "12",
                        "-1",
                        "1.5",
                        "1e400",
                        "99999999999999999999",
                        "true",
                        "\"\"",
                        "\" \"",
                        "\"\\u0000\"",
                        "\"\\u202e\"",
                        "\"" + "x".repeat(40_000) + "\"",
                        "[]",
                        "{}",
                        "[null]",
                        "[\"\"]",
                        "[{}]"));
    }

    /// Query strings that no client should send.
    static List<String> queries() {
        return List.of(
                "limit=-2",
                "limit=x",
                "limit=0",
                "limit=99999999999999999999",
                "offset=-1",
                "offset=99999999999",
                "offset=2147483647&limit=2147483647",
                "fields=" + ",".repeat(500),
                "fields=%00",
                "fields=x&fields=y",
                "includePrivileges=perhaps",
                "comments=perhaps",
                "includeAccess=12",
                "type=-1",
                "nameBegins=%00",
                "nameBegins=%F0%9F%98%80",
                "abbreviationBegins=" + "x".repeat(2_000),
                "projectId=x",
                "pattern=9",
                "pattern=x",
                "type=x&type=,",
                "root=x",
                "ownerId=%00",
                "result.hidden=perhaps",
                "beginModificationTime=yesterday",
                "endModificationTime=2021-02-30T00:00:00Z",
                "searchId=x",
                "searchId=" + "x".repeat(5_000),
                "name=" + "x".repeat(300),
                "name=%00",
                "=",
                "&&&",
                "%3D=%26");
    }

    private static List<String> replaced(String valid, List<String> values) {
        List<String> bodies = new ArrayList<>();
        for (String value : values) {
            int places = places(tree(valid)).size();
            for (int place = 0; place < places; place++) {
                JsonNode body = tree(valid);
                places(body).get(place).accept(tree(value));
                bodies.add(body.toString());
            }
        }
        return bodies;
    }

    /// One way to replace for every member and element.
    private static List<Consumer<JsonNode>> places(JsonNode node) {
        List<Consumer<JsonNode>> places = new ArrayList<>();
        switch (node) {
            case ObjectNode object ->
                object.properties().forEach(member -> {
                    places.add(value -> object.set(member.getKey(), value));
                    places.addAll(places(member.getValue()));
                });
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    int at = i;
                    places.add(value -> array.set(at, value));
                    places.addAll(places(array.get(i)));
                }
            }
            default -> {}
        }
        return places;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
