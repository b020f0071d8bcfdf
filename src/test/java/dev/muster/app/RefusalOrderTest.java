package dev.muster.app;

import static dev.muster.testing.TestResponse.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.Author;
import dev.muster.base.Caller;
import dev.muster.base.ObjectId;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.WellKnown;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Of several reasons to refuse a call, the answer has the first in a fixed order (docs/decisions/0010): an object
/// that does not exist, a missing right, a lack of authority, and only then a fault of the request itself.
class RefusalOrderTest {

    private static final String NOBODY = "00000000000000000000000000009999";
    private static final String RICH = "0000000000000000000000000000FC01";
    private static final String GROUP = "0000000000000000000000000000FC02";

    private static TestServer server;
    private static String manager;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        ServerFixture fixture = new ServerFixture(server);
        UserId rich = fixture.user(RICH, "rich", 12);
        UserId caller = fixture.user("0000000000000000000000000000FC03", "manager", 50);
        fixture.group(GROUP, "Guarded", List.of(), 12);
        deny(rich, caller);
        manager = fixture.token("manager");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"x", "forty-two lamps"})
    void aRightThatIsMissingComesBeforeThePasswordsRule(String password) {
        TestResponse refused = server.alter(
                "/api/users/" + RICH,
                manager,
                "{\"op\":\"replace\",\"path\":\"/password\",\"value\":\"" + password + "\"}");
        assertRefused(refused, 403, "ERR017");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/usergroups | {'name':'EVERYONE','members':['%N']}                            | 404",
                "/api/usergroups | {'name':'EVERYONE','memberships':['%N']}                        | 404",
                "/api/usergroups | {'name':'EVERYONE','memberships':['%G']}                        | 403",
                "/api/usergroups | {'name':'%N','memberships':['%N']}                              | 404",
                "/api/usergroups | {'name':'EVERYONE'}                                             | 409",
                "/api/usergroups | {'name':'%N'}                                                   | 400",
                "/api/users | {'username':'ADMINISTRATOR','fullName':'x','memberships':['%N']}     | 404",
                "/api/users | {'username':'ADMINISTRATOR','fullName':'x','memberships':['%G']}     | 403",
                "/api/users | {'username':'%N','fullName':'x','memberships':['%N']}                | 404",
                "/api/users | {'username':'ADMINISTRATOR','fullName':'x'}                          | 409",
                "/api/users?sourceUserId=%N | {'username':'ADMINISTRATOR','fullName':'x'}          | 404",
                "/api/users?sourceUserId=%R | {'username':'ADMINISTRATOR','fullName':'x'}          | 403",
                "/api/users?sourceUserId=%R | {'username':'y','fullName':'x','password':'short'}   | 403",
                "/api/users?sourceUserId=%N | {'username':'y','fullName':'x','password':'short'}   | 404",
                "/api/users | {'username':'y','fullName':'x','password':'short','memberships':['%N']} | 404",
                "/api/users | {'username':'y','fullName':'x','password':'short','memberships':['%G']} | 403",
                "/api/users | {'username':'y','fullName':'x','password':'short'}                   | 400",
                "/api/users | {'username':'y','fullName':'x','ldapdn':'%L','memberships':['%N']}    | 404",
                "/api/users | {'username':'y','fullName':'x','ldapdn':'%L'}                         | 400",
                "/api/usergroups | {'name':'y','ldapdn':'%L','memberships':['%N']}                  | 404"
            })
    void aNameIsCheckedLast(String path, String body, int status) {
        Object before = server.app().ledger().now().directory();
        assertThat(server.post(filled(path), manager, filled(body).replace('\'', '"'))
                        .status())
                .isEqualTo(status);
        assertThat(server.app().ledger().now().directory()).isSameAs(before);
    }

    @Test
    void anLdapLinkIsCheckedLastToo() {
        String link = "{\"ldapdn\":\"" + "l".repeat(1_001) + "\"}";
        assertRefused(server.put("/api/usergroups/" + GROUP, manager, link), 403, "ERR014");
        assertRefused(server.put("/api/usergroups/" + GROUP, server.token(), link), 400, "ERR006");
    }

    @Test
    void aSettingIsCheckedLastToo() {
        String body = "{\"jobMemGoverning\":5}";
        assertRefused(server.patch("/api/users/" + NOBODY + "/settings", manager, body), 404, "ERR004");
        assertRefused(server.patch("/api/users/" + RICH + "/settings", manager, body), 403, "ERR017");
        assertRefused(server.patch("/api/users/" + RICH + "/settings", server.token(), body), 400, "ERR006");
    }

    @Test
    void theNameOfAnObjectOfAnyKindIsCheckedLastToo() {
        String body = """
                {"name":"EVERYONE","acl":[{"op":"ADD","trustee":"%s","rights":1,"denied":false}]}""".formatted(NOBODY);
        TestResponse absent = server.put("/api/objects/" + GROUP + "?type=34", server.token(), body);
        assertRefused(absent, 404, "ERR004");
        assertRefused(
                server.put(
                        "/api/objects/" + GROUP + "?type=34",
                        server.token(),
                        "{\"name\":\"EVERYONE\",\"ownerId\":\"" + NOBODY + "\"}"),
                404,
                "ERR004");
    }

    private static String filled(String text) {
        return text.replace("%N", NOBODY)
                .replace("%G", GROUP)
                .replace("%R", RICH)
                .replace("%L", "l".repeat(1_001));
    }

    private static void deny(ObjectId object, UserId caller) {
        server.app().ledger().write(new Caller(WellKnown.ADMINISTRATOR, Author.SETUP, ""), draft -> {
            var known = draft.now().find(object).orElseThrow();
            Acl acl = known.properties().acl().with(new Acl.Ace(caller, true, Acl.WRITE, false));
            draft.put(known.with(known.properties().withAcl(acl)));
        });
    }
}
