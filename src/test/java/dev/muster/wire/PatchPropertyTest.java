package dev.muster.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.ServerFixture;
import dev.muster.base.ProjectId;
import dev.muster.base.UserId;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Any JSON that is sent as a PATCH is done or refused, in the right shape. The client of the tests checks the shape
/// of each answer.
class PatchPropertyTest {

    private static final int BODIES = 400;

    private static final String ROLE = "0000000000000000000000000000F801";
    private static final String PROJECT = "0000000000000000000000000000F802";
    private static final String USER = "0000000000000000000000000000F803";
    private static final String GROUP = "0000000000000000000000000000F804";

    private static final List<String> VERBS = List.of(
            "add", "remove", "replace", "addElement", "removeElement", "ADD", "addElements", "move", "", " replace ");

    private static final List<String> PATHS = List.of(
            "/name",
            "/description",
            "/privileges",
            "/members",
            "member",
            "/memberships",
            "/username",
            "/fullName",
            "/password",
            "/enabled",
            "/passwordModifiable",
            "/passwordAutoExpire",
            "/passwordExpirationDate",
            "/passwordExpirationFrequency",
            "/requireNewPassword",
            "/standardAuth",
            "/ldapdn",
            "/trustId",
            "/databaseAuthLogin",
            "/defaultTimezone",
            "/language",
            "/alias",
            "/status",
            "/changeJournal/userComments",
            "/acl",
            "");

    private static TestServer server;
    private static String token;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        ServerFixture fixture = new ServerFixture(server);
        fixture.role(ROLE, "Patched role", 12);
        ProjectId project = fixture.project(PROJECT, "Patched project");
        UserId user = fixture.user(USER, "patched");
        fixture.group(GROUP, "Patched group", List.of(user));
        assertThat(project.text()).isEqualTo(PROJECT);
        token = server.token();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/securityRoles/" + ROLE,
                "/api/securityRoles/" + ROLE + "/members",
                "/api/users/" + USER,
                "/api/usergroups/" + GROUP,
                "/api/projects/" + PROJECT,
                "/api/users/" + USER + "/settings"
            })
    void anyJsonIsDoneOrRefused(String path) {
        long seed = new Random().nextLong();
        System.out.println(path + ": new Random(" + seed + "L)");
        Random random = new Random(seed);
        for (int i = 0; i < BODIES; i++) {
            String body = random.nextInt(5) == 0 ? value(random, 3) : patch(random);
            TestResponse answer = server.patch(path, token, body);
            assertThat(answer.status()).as("%s: %s", body, answer).isBetween(200, 499);
        }
    }

    private static String patch(Random random) {
        return "{\"operationList\":[" + many(random, 4, () -> operation(random)) + "]}";
    }

    private static String operation(Random random) {
        if (random.nextInt(20) == 0) {
            return value(random, 2);
        }
        return "{\"op\":\"%s\",\"path\":\"%s\"%s}"
                .formatted(
                        pick(random, VERBS),
                        pick(random, PATHS),
                        random.nextInt(20) == 0 ? "" : ",\"value\":" + value(random, 2));
    }

    /// Values that some operation accepts, and others.
    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 12 : 8)) {
            case 0 -> pick(random, List.of("true", "false", "null", "0", "-1", "12", "1.5", "99999999999"));
            case 1 ->
                pick(
                        random,
                        List.of("\"\"", "\" \"", "\"true\"", "\"12\"", "\"0\"", "\"a\\u0000b\"", "\"\\ud83d\\ude00\""));
            case 2 -> '"' + pick(random, List.of(ROLE, PROJECT, USER, GROUP, "C82C6B1011D2894CC0009D9F29718E4F")) + '"';
            case 3 -> "\"2032-05-06\"";
            case 4 -> "\"Name " + random.nextInt(50) + "\"";
            case 5 -> "{\"id\":\"" + random.nextInt(400) + "\"}";
            case 6 ->
                "{\"projectId\":\"" + PROJECT + "\",\"memberIds\":[\"" + pick(random, List.of(USER, GROUP, "x"))
                        + "\"]}";
            case 7 -> "{}";
            case 8, 9 -> "[" + many(random, 3, () -> value(random, depth - 1)) + "]";
            default ->
                "{\"" + pick(random, List.of("id", "value", "name", "projectId", "memberIds", "x")) + "\":"
                        + value(random, depth - 1) + "}";
        };
    }

    private static String many(Random random, int most, Supplier<String> one) {
        return IntStream.range(0, random.nextInt(most + 1))
                .mapToObj(i -> one.get())
                .collect(Collectors.joining(","));
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
