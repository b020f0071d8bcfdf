package dev.muster.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.ServerFixture;
import dev.muster.testing.TestResponse;
import dev.muster.testing.TestServer;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The device for mail, the rules for addresses, and profile folders, which do not exist.
class DevicesTest {

    private static final String EMAIL = "1D2E6D168A7711D4BE8100B0D04B6F0B";
    private static final String ANNA = "0000000000000000000000000000F901";

    private static TestServer server;
    private static String token;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        new ServerFixture(server).user(ANNA, "anna");
        token = server.token();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theDeviceForMailIsListedAndRead() {
        TestResponse all = server.get("/api/v2/devices/?offset=0&limit=-1", token);
        assertThat(all.header("x-mstr-total-count")).contains("1");
        assertThat(all.json().at("/devices/0/name").asText()).isEqualTo("Generic email");
        assertThat(server.get("/api/v2/devices/" + EMAIL.toLowerCase(Locale.ROOT), token)
                        .json())
                .isEqualTo(all.json().at("/devices/0"));
        assertThat(server.get("/api/v2/devices/" + ANNA, token).status()).isEqualTo(404);
        assertThat(server.get("/api/v2/devices", null).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"physicalAddress\":\" \"}",
                "{\"physicalAddress\":\"a@example.com\",\"deviceId\":\"pigeon\"}",
                "{\"physicalAddress\":\"a@example.com\",\"device\":\"PIGEON\"}",
                "{\"physicalAddress\":\"a@example.com\",\"deliveryType\":\" \"}"
            })
    void aMalformedAddressIsRefusedNewOrAltered(String body) {
        String path = "/api/v2/users/" + ANNA + "/addresses";
        TestResponse before = server.post(path, token, "{\"name\":\"n\",\"physicalAddress\":\"a@example.com\"}");
        String last = before.json().get("addresses").findValuesAsText("id").getLast();

        assertThat(server.post(path, token, body).status()).isEqualTo(400);
        assertThat(server.put(path + "/" + last, token, body).status()).isEqualTo(400);
        assertThat(server.get(path, token).json()).isEqualTo(before.json());
    }

    @Test
    void theIdOfADeviceIsStoredInUpperCase() {
        TestResponse created = server.post(
                "/api/v2/users/" + ANNA + "/addresses",
                token,
                "{\"name\":\"n\",\"physicalAddress\":\"a@example.com\",\"deviceId\":\"0000000000000000000000000000abcd\"}");
        assertThat(created.json().get("addresses").findValuesAsText("deviceId").getLast())
                .isEqualTo("0000000000000000000000000000ABCD");
    }

    @Test
    void aProfileFolderIsDeletedAnyNumberOfTimes() {
        String path = "/api/users/" + ANNA + "/profile";
        assertThat(server.delete(path, token).status()).isEqualTo(204);
        assertThat(server.delete(path, token).status()).isEqualTo(204);
        assertThat(server.delete("/api/users/" + EMAIL + "/profile", token).status())
                .isEqualTo(404);
        TestResponse created = server.post(path, token, "{\"locationId\":\"" + EMAIL + "\"}");
        assertThat(created.json().get("message").asText()).isEqualTo("HTTP 405 Method Not Allowed");
    }
}
