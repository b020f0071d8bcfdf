package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every wrong value of an option gives one line with the fault and the source of the value, and starts nothing.
@Timeout(30)
class WrongOptionsTest {

    @TempDir
    private Path folder = Path.of("");

    private final Map<String, String> environment = new LinkedHashMap<>();
    private final CommandLine commandLine = new CommandLine(environment);

    private int run(String... args) {
        environment.putIfAbsent("MUSTER_DATA", folder.resolve("data").toString());
        return commandLine.run(args);
    }

    private String out() {
        return commandLine.out();
    }

    private String err() {
        return commandLine.err();
    }

    private void assertRefused(String name, String reason, String... args) {
        assertThat(run(args)).as(out() + err()).isEqualTo(2);
        assertThat(err()).startsWith("muster: " + name).contains(reason).hasLineCount(1);
        assertThat(out()).isEmpty();
        assertThat(folder.resolve("data")).doesNotExist();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("my.properties"), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                DATA            | pom.xml                       | pom.xml is not a directory
                DATA            | pom.xml/below                 | pom.xml is not a directory
                HOST            | no.such.host.invalid          | no address is known for it
                HOST            | two words                     | no address is known for it
                HOST            | 192.0.2.1                     | this machine can't listen on it
                HOST            | 2001:db8::1                   | this machine can't listen on it
                HOST            | 0.0.0.0                       | need TLS
                PORT            | abc                           | a port must be a number from 0 to 65535
                PORT            | -1                            | a port must be a number
                PORT            | 65536                         | a port must be a number
                PORT            | 99999999999999                | a port must be a number
                PORT            | +80                           | a port must be a number
                CONTEXT_PATH    | Library                       | begins with a slash
                CONTEXT_PATH    | /Library/                     | begins with a slash
                CONTEXT_PATH    | /a/../b                       | begins with a slash
                CONTEXT_PATH    | /a b                          | begins with a slash
                PUBLIC_URL      | muster.example                | the form http(s)://host[:port][/path]
                PUBLIC_URL      | ftp://muster.example          | must have the form
                PUBLIC_URL      | https://u:p@muster.example    | must have the form
                PUBLIC_URL      | https://muster.example:99999  | must have the form
                PUBLIC_URL      | https://two words             | must have the form
                TLS_CERT        | pom.xml                       | must be set together
                TLS_KEY         | pom.xml                       | must be set together
                TRUSTED_PROXY   | proxy.example                 | an address, or a range
                TRUSTED_PROXY   | 10.0.0.0/33                   | an address, or a range
                INSECURE_HTTP   | perhaps                       | true or false
                CORS_ORIGIN     | https://a.example/path        | without a path
                CORS_ORIGIN     | https://a.example:99999       | without a path
                CORS_ORIGIN     | a.example                     | an origin must be *
                SESSION_IDLE    | 0s                            | from 1 to 9999999 followed by s, m, h or d
                SESSION_IDLE    | 30                            | such as 30m
                SESSION_IDLE    | -5m                           | such as 30m
                SESSION_IDLE    | 99999999d                     | such as 30m
                SESSION_IDLE    | 2d                            | at most, --session-life 24h
                SESSION_LIFE    | 0d                            | from 1 to 9999999
                STALENESS_LIMIT | 0s                            | from 1 to 9999999
                STALENESS_LIMIT | soon                          | such as 30m
                DEMO            | maybe                         | true or false
                """)
    void aWrongValueIsRefusedFromEverySource(Option option, String value, String reason) throws IOException {
        assertRefused(option.flag(), reason, "serve", option.flag() + "=" + value);
        environment.put(option.variable(), value);
        assertRefused(option.variable() + "=" + value + ": ", reason, "serve");
        environment.remove(option.variable());
        Path file = file(option.key() + "=" + value + "\n");
        String[] data = option == Option.DATA
                ? new String[0]
                : new String[] {"--data", folder.resolve("data").toString()};
        environment.put("MUSTER_DATA", "");
        assertRefused(
                option.key() + "=" + value + " in " + file + ": ",
                reason,
                Stream.concat(Stream.of("serve", "--config", file.toString()), Arrays.stream(data))
                        .toArray(String[]::new));
    }

    /// The value itself must not be shown: it has the password in it.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret",
                "mysql://me:secret@db/muster",
                "postgresql://me:secret@db:many/muster",
                "postgresql://me:secret%@db/muster",
                "postgresql://me:secret@db"
            })
    void aWrongDatabaseIsNamedWithoutItsPassword(String url) throws IOException {
        assertRefused("--database: ", "", "serve", "--database", url);
        assertThat(err()).doesNotContain("secret");
        assertRefused("--database: ", "", "journal", "verify", "--database", url);
        assertRefused("--database: ", "", "admin", "reset-password", "--database", url);
        assertRefused(
                "database in ", "", "serve", "--config", file("database=" + url).toString());
        assertThat(err()).doesNotContain("secret");
        environment.put("MUSTER_DATABASE", url);
        assertRefused("MUSTER_DATABASE: ", "", "serve");
        assertThat(err()).doesNotContain("secret");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CONTEXT_PATH", "INSECURE_HTTP", "DEMO"})
    void anEmptyValueIsAMistakeOnTheCommandLineAndNotSetElsewhere(Option option) throws IOException {
        assertRefused(
                option.flag() + ": a value must follow, as in " + option.flag() + " " + option.value(),
                "",
                "serve",
                option.flag(),
                "");
        assertRefused(
                option.flag() + ": a value must follow, as in " + option.flag() + " " + option.value(),
                "",
                "serve",
                option.flag() + "=");
        environment.put(option.variable(), "");
        environment.put("XDG_DATA_HOME", folder.resolve("none").toString());
        assertThat(run("serve", "--help")).isZero();
        assertThat(out()).doesNotContain("(" + option.variable() + ")", "WRONG");
        environment.remove(option.variable());
        String empty = option == Option.CONFIG ? "" : option.key() + "=\n";
        assertThat(run("serve", "--config", file(empty).toString(), "--help")).isZero();
        assertThat(out()).doesNotContain("(file ", "WRONG");
    }

    @Test
    void anEmptyContextPathIsValid() throws IOException {
        assertThat(run("serve", "--context-path", "", "--help")).isZero();
        assertThat(out()).contains("empty (command line)").doesNotContain("WRONG");
        assertThat(run("serve", "--config", file("context-path=\n").toString(), "--help"))
                .isZero();
        assertThat(out()).contains("empty (file ").doesNotContain("WRONG");
    }

    @ParameterizedTest
    @EnumSource
    void anOptionGivenTwiceIsRefusedUnlessItIsAList(Option option) throws IOException {
        String value = option.isSwitch() ? "true" : "x";
        String reason = option.isList() ? "must be" : option.flag() + ": may be given only once";
        String origins = option == Option.CORS_ORIGIN ? "without a path" : reason;
        String flag = option.flag() + "=" + value;
        assertRefused(option.flag(), origins, "serve", flag, flag);
        String line = option.key() + "=" + value + "\n";
        Path file = file(line + line);
        assertRefused(
                "--config " + file + ": " + option.key() + " appears twice", "", "serve", "--config", file.toString());
    }

    @Test
    void severalValuesMayHaveCommasBetweenEverywhereAndTheWrongOneIsNamed() {
        assertRefused("--trusted-proxy x: ", "", "serve", "--trusted-proxy", "10.0.0.1,x,10.0.0.3");
        environment.put("MUSTER_CORS_ORIGIN", "https://a.example, b.example");
        assertRefused("MUSTER_CORS_ORIGIN=b.example: ", "", "serve");
    }

    @Test
    void aPropertiesFileThatCannotBeUsedIsNamed() throws IOException {
        Path nowhere = folder.resolve("nowhere");
        assertRefused("--config " + nowhere + ": there is no such file", "", "serve", "--config", nowhere.toString());
        assertRefused(
                "--config " + folder + ": not a file that can be read", "", "serve", "--config", folder.toString());
        environment.put("MUSTER_CONFIG", file("prot=1").toString());
        assertRefused("MUSTER_CONFIG=" + folder.resolve("my.properties"), "unknown option: prot", "serve");
        Files.write(folder.resolve("my.properties"), new byte[] {'p', (byte) 0xE4});
        assertRefused("MUSTER_CONFIG=", "the file is not UTF-8", "journal", "head");
        Files.writeString(folder.resolve("my.properties"), "host=\\u00zz");
        assertRefused("MUSTER_CONFIG=", "", "serve");
        Files.writeString(folder.resolve("my.properties"), "tls-cert=a\\u0000b\\n\ntls-key=c\n");
        assertRefused("tls-cert=a?b in ", "Nul character", "serve");
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("muster.properties"), "port=abc");
        environment.remove("MUSTER_CONFIG");
        assertRefused(
                "port=abc in " + other.resolve("muster.properties") + ": a port",
                "",
                "serve",
                "--data",
                other.toString());
    }

    @Test
    void certificateAndKeyAreNamedByTheirSources() throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "no key");
        environment.put("MUSTER_TLS_KEY", key.toString());
        String names = "--tls-cert pom.xml with MUSTER_TLS_KEY=" + key + ": ";
        assertRefused(names, "there is no certificate", "serve", "--tls-cert", "pom.xml");
        assertRefused("--tls-cert nowhere.pem: not a file that can be read", "", "serve", "--tls-cert", "nowhere.pem");
        environment.put("MUSTER_TLS_KEY", "nowhere.pem");
        assertRefused("MUSTER_TLS_KEY=nowhere.pem: not a file that can be read", "", "serve", "--tls-cert", "pom.xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "TRACE", "warn ", "0"})
    void aWrongLevelOfLoggingIsRefused(String level) {
        environment.put("MUSTER_LOG", level);
        for (String command :
                new String[] {"serve", "demo --once", "journal head", "journal verify", "admin reset-password"}) {
            assertRefused("MUSTER_LOG=" + level + ": must be ERROR, WARN, INFO or DEBUG", "", command.split(" ", -1));
        }
        environment.put("MUSTER_LOG", "debug".toUpperCase(Locale.ROOT));
        assertThat(run("journal", "head")).isEqualTo(1);
    }

    @Test
    void helpMarksWrongValues() throws IOException {
        environment.put("MUSTER_PORT", "abc");
        assertThat(run("serve", "--session-idle", "0s", "--help")).isZero();
        assertThat(out())
                .contains("now: abc (MUSTER_PORT)\n      WRONG: MUSTER_PORT=abc: a port must be a number")
                .contains("now: 0s (command line)\n      WRONG: --session-idle 0s: a time must be")
                .contains("The server would not start")
                .containsOnlyOnce("WRONG: MUSTER_PORT");
        assertThat(err()).isEmpty();
        environment.clear();
        environment.put("MUSTER_CONFIG", file("prot=1").toString());
        assertThat(run("help", "serve")).isZero();
        assertThat(out()).contains("WRONG: MUSTER_CONFIG=", "unknown option: prot");
        environment.clear();
        assertThat(run("serve", "--tls-cert", "pom.xml", "--host", "0.0.0.0", "--help"))
                .isZero();
        assertThat(out()).contains("WRONG: --tls-cert pom.xml: ").doesNotContain("WRONG: --host");
        assertThat(run("serve", "--help")).isZero();
        assertThat(out()).doesNotContain("WRONG", "would not start");
    }
}
