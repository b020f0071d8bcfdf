package dev.muster.holder;

import static dev.muster.testing.TestResponse.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.ServerFixture;
import dev.muster.base.Author;
import dev.muster.base.Caller;
import dev.muster.base.GroupId;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.WellKnown;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The answer to a change still shows the object if the caller lost sight of it by that change.
class LostSightTest {

    private static final String GROUP = "0000000000000000000000000000FB02";

    private static TestServer server;
    private static ServerFixture fixture;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        fixture = new ServerFixture(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aUserWhoDisablesThemselvesIsShownTheChange() {
        String id = "0000000000000000000000000000FB01";
        UserId caller = fixture.user(id, "leaver");
        fixture.join(WellKnown.SYSTEM_ADMINISTRATORS, caller);

        TestResponse altered = server.alter(
                "/api/users/" + id,
                fixture.token("leaver"),
                "{\"op\":\"replace\",\"path\":\"/enabled\",\"value\":false}");
        assertThat(altered.status()).as("%s", altered).isEqualTo(200);
        assertThat(altered.json().get("enabled").asBoolean()).isFalse();
        assertThat(altered.json().get("id").asText()).isEqualTo(id);
    }

    @Test
    void aMemberWhoLeavesAHiddenGroupIsShownTheChange() {
        UserId member = fixture.user("0000000000000000000000000000FB03", "member", 50);
        UserId other = fixture.user("0000000000000000000000000000FB04", "other");
        GroupId group = fixture.group(GROUP, "Lodge", List.of(member, other));
        server.app().ledger().write(new Caller(WellKnown.ADMINISTRATOR, Author.SETUP, ""), draft -> {
            var known = draft.now().groups().find(group).orElseThrow();
            Acl acl = Acl.COMMON.without(WellKnown.EVERYONE).with(Acl.Ace.allow(group, Acl.BROWSE));
            draft.put(known.with(known.properties().withAcl(acl)));
        });
        String token = fixture.token("member");

        TestResponse put = server.put(
                "/api/usergroups/" + GROUP,
                token,
                "{\"membersDeletion\":[\"0000000000000000000000000000FB03\"],\"description\":\"left\"}");
        assertThat(put.status()).as("%s", put).isEqualTo(200);
        assertThat(put.json().get("description").asText()).isEqualTo("left");
        assertThat(texts(put.json().get("members"), "name")).containsExactly("Full Name of other");
        assertThat(server.get("/api/usergroups/" + GROUP, token).status()).isEqualTo(404);
        assertThat(server.alter(
                                "/api/usergroups/" + GROUP,
                                token,
                                "{\"op\":\"replace\",\"path\":\"/description\",\"value\":\"x\"}")
                        .status())
                .isEqualTo(404);
    }
}
