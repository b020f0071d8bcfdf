package dev.muster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.http.server.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where options are set, which of several values counts, and which values are refused before anything is started.
class OptionsTest {

    @TempDir
    private Path folder = Path.of("");

    private final Map<String, String> environment = new LinkedHashMap<>();

    private Options options(Option option, String... texts) {
        environment.putIfAbsent("MUSTER_DATA", folder.resolve("data").toString());
        return Options.of(texts.length == 0 ? Map.of() : Map.of(option, List.of(texts)), environment);
    }

    private Config config(String... flags) {
        for (int i = 0; i < flags.length; i += 2) {
            environment.put("MUSTER_" + flags[i], flags[i + 1]);
        }
        return ConfigReader.read(options(Option.PORT), environment);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void everyOptionHasADefaultOrIsNotSet() {
        Config config = config();

        assertThat(config.http()).isEqualTo(Settings.of("127.0.0.1", 8080));
        assertThat(config.sessions().idle()).isEqualTo(Duration.ofMinutes(30));
        assertThat(config.ledger().stalenessMax()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.demo()).isFalse();
        assertThat(config.database()).isNull();
    }

    @Test
    void theCommandLineIsStrongerThanTheEnvironmentAndThatThanTheFile() throws IOException {
        Path file = file("my.properties", "port=1\nhost=127.0.0.1\ncontext-path=/File\n");
        environment.put("MUSTER_CONFIG", file.toString());
        environment.put("MUSTER_PORT", "2");
        environment.put("MUSTER_HOST", "::1");

        Options options = options(Option.PORT, "3");

        assertThat(options.get(Option.PORT)).isEqualTo(new Options.Value(List.of("3"), "command line"));
        assertThat(options.get(Option.HOST)).isEqualTo(new Options.Value(List.of("::1"), "MUSTER_HOST"));
        assertThat(options.get(Option.CONTEXT_PATH)).isEqualTo(new Options.Value(List.of("/File"), "file " + file));
        assertThat(options.get(Option.SESSION_IDLE)).isEqualTo(new Options.Value(List.of("30m"), "default"));
    }

    @Test
    void aFileInTheDataDirectoryIsReadByDefault() throws IOException {
        Files.createDirectory(folder.resolve("data"));
        file("data/muster.properties", "trusted-proxy=10.0.0.0/8, 192.0.2.1\n");

        assertThat(options(Option.PORT).get(Option.TRUSTED_PROXY).texts()).containsExactly("10.0.0.0/8", "192.0.2.1");
    }

    @Test
    void theDataDirectoryFollowsTheCustomOfTheSystem() {
        environment.put("XDG_DATA_HOME", "/srv/share");
        assertThat(Options.of(Map.of(), environment).data()).isEqualTo(Path.of("/srv/share/muster"));
        environment.remove("XDG_DATA_HOME");
        assertThat(Options.of(Map.of(), environment).data())
                .isEqualTo(Path.of(System.getProperty("user.home"), ".muster"));
    }

    @Test
    void aFileWithAnUnknownOptionOrAMissingFileIsRefused() throws IOException {
        environment.put("MUSTER_CONFIG", file("a", "prot=80").toString());
        assertThatThrownBy(() -> options(Option.PORT))
                .isInstanceOf(WrongOption.class)
                .hasMessageContaining("unknown option: prot");
        environment.put("MUSTER_CONFIG", folder.resolve("nowhere").toString());
        assertThatThrownBy(() -> options(Option.PORT)).isInstanceOf(WrongOption.class);
    }

    /// Other wrong values are in WrongOptionsTest.
    @Test
    void aPasswordThatNoServerTakesIsRefused() {
        assertThatThrownBy(() -> config("ADMIN_PASSWORD", "short"))
                .isInstanceOf(WrongOption.class)
                .hasMessageStartingWith("MUSTER_ADMIN_PASSWORD: ")
                .hasMessageContaining("12 to 256");
    }

    @Test
    void beyondThisMachineSomethingMustProtectPasswords() {
        assertThat(config("HOST", "0.0.0.0", "TRUSTED_PROXY", "10.0.0.1").http().trustedProxies())
                .hasSize(1);
        environment.remove("MUSTER_TRUSTED_PROXY");
        assertThat(config("INSECURE_HTTP", "true").http().host()).isEqualTo("0.0.0.0");
    }

    @Test
    void aDemoStaysOnThisMachine() {
        environment.put("MUSTER_INSECURE_HTTP", "true");
        assertThatThrownBy(() -> config("DEMO", "true", "HOST", "0.0.0.0"))
                .isInstanceOf(WrongOption.class)
                .hasMessageContaining("this machine alone");
        assertThatThrownBy(() -> config("HOST", "127.0.0.1", "TRUSTED_PROXY", "127.0.0.1"))
                .isInstanceOf(WrongOption.class);
        environment.remove("MUSTER_TRUSTED_PROXY");
        assertThat(config().demo()).isTrue();
    }

    @Test
    void everyOptionIsInTheManual() throws IOException {
        String manual = Files.readString(Path.of("docs/configuration.md"));
        for (Option option : Option.values()) {
            assertThat(manual).contains("`" + option.flag(), "`" + option.variable() + "`");
        }
    }
}
