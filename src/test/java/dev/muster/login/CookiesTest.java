package dev.muster.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.App;
import dev.muster.app.Config;
import dev.muster.http.server.Settings;
import dev.muster.testing.DescribedClient;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The attributes of the cookies of a log-in, by the server's settings.
class CookiesTest {

    @TempDir
    private Path folder;

    @Test
    void underTlsCookiesAreSecureAndHaveThePathOfThePublicUrl() {
        Settings settings = Settings.of("127.0.0.1", 0).withPublicUrl(URI.create("https://muster.example/roles"));

        assertThat(cookies(settings)).hasSize(2).allSatisfy(cookie -> assertThat(cookie)
                .endsWith("; Path=/roles; HttpOnly; SameSite=Lax; Secure"));
    }

    @Test
    void withoutAContextPathCookiesHaveTheRootAsPath() {
        assertThat(cookies(Settings.of("127.0.0.1", 0).withContextPath("")))
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie).endsWith("; Path=/; HttpOnly; SameSite=Lax"));
    }

    private List<String> cookies(Settings settings) {
        Config demo = Config.demo(folder.resolve("data"));
        Config config = new Config(
                demo.data(),
                null,
                true,
                false,
                demo.adminPassword(),
                settings,
                demo.sessions(),
                demo.ledger(),
                demo.tls());
        try (App app = App.start(config, InstantSource.system());
                DescribedClient client = new DescribedClient(settings.contextPath())) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(app.url() + "/api/auth/login"))
                    .POST(BodyPublishers.ofString("{\"username\":\"administrator\"}"))
                    .build();
            return client.send(request).response().headers().allValues("Set-Cookie");
        }
    }
}
