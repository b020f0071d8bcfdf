package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The output and the exit codes of commands.
class CommandsTest {

    @TempDir
    private Path folder = Path.of("");

    private final Map<String, String> environment = new LinkedHashMap<>();
    private final CommandLine commandLine = new CommandLine(environment);

    private int run(String... args) {
        environment.putIfAbsent("MUSTER_DATA", data().toString());
        environment.putIfAbsent("MUSTER_LOG", "WARN");
        return commandLine.run(args);
    }

    private Path data() {
        return folder.resolve("data");
    }

    private String out() {
        return commandLine.out();
    }

    private String err() {
        return commandLine.err();
    }

    private void demo() {
        assertThat(run("demo", "--once", "--port", "0", "--data", data().toString()))
                .as(out() + err())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no such",
                "serve --prot 1",
                "serve --port many",
                "serve --port 1 --port 2",
                "serve --port",
                "serve --port --demo",
                "serve --demo=maybe",
                "help no such",
                "help journal no",
                "journal no",
                "journal --help verify",
                "--version 2",
                "serve --host 0.0.0.0",
                "serve --tls-cert x.pem",
                "serve extra",
                "serve --tls-cert pom.xml --tls-key pom.xml",
                "serve --demo --host 0.0.0.0",
                "demo --port 70000",
                "demo --port x",
                "demo --data pom.xml",
                "demo --data pom.xml/folder",
                "admin",
                "admin reset-password --user",
                "journal",
                "journal verify --head nowhere",
                "version 2"
            })
    void wrongUsageIsOneLineAndStartsNothing(String line) {
        assertThat(run(line.split(" ", -1))).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err()).startsWith("muster: ").hasLineCount(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void helpListsTheCommands() {
        assertThat(run()).isZero();
        assertThat(out()).contains("muster serve", "muster demo", "muster journal verify", "reset-password");
        String overview = out();
        assertThat(run("--help")).isZero();
        assertThat(out()).isEqualTo(overview);
        assertThat(run("help", "version")).isZero();
        assertThat(out()).contains("Usage: muster version");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                help              | muster demo
                -h                | muster demo
                help help         | Usage: muster help
                help journal      | Usage: muster journal verify
                journal --help    | Usage: muster journal head
                journal -h        | Usage: muster journal head
                help journal head | Usage: muster journal head
                help admin        | Usage: muster admin reset-password
                admin --help      | Usage: muster admin reset-password
                help serve        | --session-idle TIME
                serve -h          | --session-idle TIME
                demo --help       | Usage: muster demo
                --version         | muster unpacked (java
                version           | muster unpacked (java
                """)
    void helpIsShownInEveryUsualWay(String line, String text) {
        assertThat(run(line.split(" ", -1))).as(err()).isZero();
        assertThat(out()).contains(text).endsWith("\n");
        assertThat(err()).isEmpty();
    }

    /// The password is stored before the server listens: a user who did not see it would be locked out.
    @Test
    void theFirstPasswordIsShownThoughTheServerCannotListen() throws IOException {
        try (ServerSocket portInUse = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("serve", "--port", Integer.toString(portInUse.getLocalPort())))
                    .isEqualTo(1);
        }
        assertThat(out()).startsWith("The password of Administrator, shown only once: ");
        assertThat(err()).contains("Can't listen").hasLineCount(1);
    }

    @Test
    void aValueFollowsAnEqualsSignOrASpace() {
        assertThat(run(
                        "serve",
                        "--port=1",
                        "--host",
                        "::1",
                        "--trusted-proxy=10.0.0.1/32",
                        "--trusted-proxy",
                        "::/0",
                        "--help"))
                .isZero();
        assertThat(out()).contains("1 (command line)", "::1 (command line)", "10.0.0.1/32,::/0 (command line)");
        assertThat(run("serve", "--demo", "--insecure-http=false", "--help")).isZero();
        assertThat(out()).contains("true (command line)", "false (command line)");
        assertThat(run("serve", "--demo", "false", "--help")).isZero();
        assertThat(out()).contains("false (command line)").doesNotContain("true (command line)");
    }

    @Test
    void helpShowsEveryValueAndItsSource() {
        environment.put("MUSTER_DATABASE", "postgresql://me:secret@db/muster");
        environment.put("MUSTER_PORT", "9090");

        assertThat(run("serve", "--context-path", "", "--help")).isZero();

        assertThat(out()).contains("9090 (MUSTER_PORT)", "empty (command line)", "127.0.0.1 (default; MUSTER_HOST)");
        assertThat(out()).contains("postgresql://me:…@db/muster").doesNotContain("secret");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void everyStepOfTheWalkthroughSucceeds() {
        demo();
        assertThat(out()).contains("Log out", "Every step went as expected.").doesNotContain("UNEXPECTED");
    }

    @Test
    void aPortThatIsTakenIsOneLine() {
        try (TestServer server = TestServer.start()) {
            assertThat(run(
                            "demo",
                            "--once",
                            "--port",
                            Integer.toString(server.app().port())))
                    .isEqualTo(1);
        }
        assertThat(err()).startsWith("muster: Can't listen on 127.0.0.1:").hasLineCount(1);
    }

    @Test
    void anExternalChangeOfTheTablesIsFound() throws SQLException {
        demo();
        assertThat(run("journal", "verify")).as(out()).isZero();
        assertThat(out()).startsWith("unaltered: ").hasLineCount(1);
        execute("update role set name = 'Somebody else' where name = 'Analyst'");

        assertThat(run("journal", "verify")).isEqualTo(1);
        assertThat(out()).contains("ALTERED: ");
    }

    @Test
    void aCutEndIsFoundByAnEarlierHead() throws IOException, SQLException {
        demo();
        assertThat(run("journal", "head")).isZero();
        Path headFile = Files.writeString(folder.resolve("head"), out());
        assertThat(run("journal", "verify", "--head", headFile.toString())).isZero();
        Files.writeString(folder.resolve("wrong"), "not a head");

        assertThat(run("journal", "verify", "--head", folder.resolve("wrong").toString()))
                .isEqualTo(2);
        Files.writeString(headFile, later(Files.readString(headFile)));
        assertThat(run("journal", "verify", "--head", headFile.toString())).isEqualTo(1);
        assertThat(out()).contains("the end was cut off");
    }

    @Test
    void aPasswordIsResetAndTheChangeJournaled() throws SQLException {
        demo();
        assertThat(run("admin", "reset-password", "--user", "KMORI")).isZero();
        assertThat(out()).startsWith("The password of KMORI, shown only once: ");
        environment.put("MUSTER_ADMIN_PASSWORD", "correct horse battery");
        assertThat(run("admin", "reset-password")).isZero();
        assertThat(out()).doesNotContain("correct horse");
        assertThat(run("journal", "verify")).as(out()).isZero();
        assertThat(run("admin", "reset-password", "--user", "nobody")).isEqualTo(1);
        assertThat(err()).hasLineCount(1).contains("no user with the login name 'nobody'");
    }

    @Test
    void maintenanceNeedsADatabaseThatNoServerUses() {
        assertThat(run("journal", "head")).isEqualTo(1);
        assertThat(err()).contains("There is no database");
        assertThat(run("admin", "reset-password")).isEqualTo(1);
        assertThat(err()).contains("There is no database");
        assertThat(folder).isEmptyDirectory();
        try (TestServer server = TestServer.start()) {
            assertThat(run("admin", "reset-password", "--data", server.data().toString()))
                    .isEqualTo(1);
        }
        assertThat(err()).contains("in use by another Muster").hasLineCount(1);
    }

    @Test
    void aJournalIsReadWhileAServerRuns() throws IOException {
        try (TestServer server = TestServer.start()) {
            environment.put("MUSTER_DATA", server.data().toString());
            String token = server.token();
            assertThat(run("journal", "head")).as(err()).isZero();
            Path headFile = Files.writeString(folder.resolve("head"), out());
            assertThat(server.delete("/api/securityRoles/" + anyRole(server, token), token)
                            .status())
                    .isEqualTo(204);

            assertThat(run("journal", "verify", "--head", headFile.toString()))
                    .as(out() + err())
                    .isZero();
            assertThat(run("journal", "head")).isZero();
            assertThat(out()).isNotEqualTo(Files.readString(headFile));
            assertThat(out()).contains(server.app().ledger().now().head().hash());
        }
    }

    @Test
    void aJournalThatCannotBeReadIsNotReportedAsAltered() throws IOException, SQLException {
        assertThat(run("journal", "verify")).isEqualTo(3);
        assertThat(err()).startsWith("muster: There is no database").hasLineCount(1);
        assertThat(folder).isEmptyDirectory();
        Files.createDirectory(data());
        Files.writeString(data().resolve("muster.db"), "no database ".repeat(100));
        assertThat(run("journal", "verify")).isEqualTo(3);
        assertThat(err()).startsWith("muster: ").hasLineCount(1);
        Files.write(data().resolve("muster.db"), new byte[0]);
        assertThat(run("journal", "verify")).isEqualTo(3);
        assertThat(err()).contains("There is no journal in ").hasLineCount(1);
        assertThat(Files.size(data().resolve("muster.db"))).isZero();
        assertThat(run("journal", "verify", "--database", "postgresql://nobody@127.0.0.1:1/none"))
                .isEqualTo(3);
        assertThat(err()).startsWith("muster: ").hasLineCount(1);
        assertThat(out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update role set name = '' where name = 'Analyst'",
                "update role set role_id = 'nonsense' where name = 'Analyst'",
                "update head set hash = 'nonsense'",
                "update role set acl = 'nonsense' where name = 'Analyst'",
                "update role set privileges = 'nonsense' where name = 'Analyst'",
                "delete from user_account where log_in = 'kmori'",
                "update user_account set owner_id = 'nonsense' where log_in = 'kmori'"
            })
    void tablesThatHoldNonsenseAreAlteredTables(String sql) throws SQLException {
        demo();
        execute(sql);
        assertThat(run("journal", "verify")).as(err()).isEqualTo(1);
        assertThat(err()).isEmpty();
        assertThat(out()).contains("ALTERED: ");
    }

    private static String anyRole(TestServer server, String token) {
        return server.get("/api/securityRoles", token).json().get(0).get("id").asText();
    }

    @Test
    void aDemoDirectoryIsNotServedWithoutDemo() {
        demo();
        assertThat(run("serve", "--port", "0")).isEqualTo(1);
        assertThat(err()).contains("with --demo only").hasLineCount(1);
    }

    /// The same head, five entries further.
    private static String later(String line) {
        String[] words = line.strip().split(" ", -1);
        words[3] = Long.toString(Long.parseLong(words[3]) + 5);
        return String.join(" ", words);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data().resolve("muster.db"));
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
