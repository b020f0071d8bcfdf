package dev.muster.app;

import dev.muster.base.Problem;
import dev.muster.database.Stores;
import dev.muster.http.server.Cidr;
import dev.muster.http.server.Limits;
import dev.muster.http.server.Settings;
import dev.muster.ledger.LedgerSettings;
import dev.muster.session.PasswordRule;
import dev.muster.session.SessionSettings;
import dev.muster.store.StoreRefused;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes a [Config] of options, and refuses what can't be meant: before anything is opened or made.
public final class ConfigReader {

    /// Administrator's first password, or the one that `admin reset-password` sets. No option of the command
    /// line, because every user of the machine can read those.
    public static final String PASSWORD_VARIABLE = "MUSTER_ADMIN_PASSWORD";

    /// The largest there is.
    private static final int PORT_MAX = 65_535;

    private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,6})\\s*(s|m|h|d)");

    private static final Pattern ORIGIN = Pattern.compile("\\*|https?://[^/?#,\\s]+");

    private final Options options;
    private final Map<String, String> environment;

    private ConfigReader(Options options, Map<String, String> environment) {
        this.options = options;
        this.environment = environment;
    }

    /// The config that the options stand for.
    ///
    /// @throws WrongOption in one line, if a value can't be used or two contradict each other
    public static Config read(Options options, Map<String, String> environment) {
        return new ConfigReader(options, environment).config();
    }

    private Config config() {
        boolean demo = isOn(Option.DEMO);
        Settings http = http();
        requireSafe(http, demo, isOn(Option.INSECURE_HTTP));
        return new Config(
                options.data().toAbsolutePath(),
                database(),
                demo,
                demo,
                password(environment),
                http,
                sessions(),
                ledger());
    }

    /// What [#PASSWORD_VARIABLE] holds.
    ///
    /// @throws WrongOption if no server would take it
    public static Optional<String> password(Map<String, String> environment) {
        Optional<String> password = Optional.ofNullable(environment.get(PASSWORD_VARIABLE));
        try {
            password.ifPresent(text -> PasswordRule.USUAL.require("Administrator", text));
            return password;
        } catch (Problem.Invalid rule) {
            throw new WrongOption(PASSWORD_VARIABLE + ": " + rule.getMessage());
        }
    }

    private Settings http() {
        String host = Optional.ofNullable(options.text(Option.HOST)).orElse("127.0.0.1");
        try {
            return new Settings(
                    host,
                    port(),
                    contextPath(),
                    tls(),
                    publicUrl(),
                    each(Option.TRUSTED_PROXY, Cidr::of),
                    each(Option.CORS_ORIGIN, ConfigReader::origin),
                    Limits.DEFAULT);
        } catch (IllegalArgumentException e) {
            throw new WrongOption(String.valueOf(e.getMessage()));
        }
    }

    private int port() {
        String text = String.valueOf(options.text(Option.PORT));
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= PORT_MAX) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw options.wrong(Option.PORT, "a port is a number from 0 to " + PORT_MAX);
    }

    private String contextPath() {
        String path = options.get(Option.CONTEXT_PATH).text().strip();
        if (path.isEmpty() || path.equals("/")) {
            return "";
        }
        if (!path.matches("(/[A-Za-z0-9._~-]+)+")) {
            throw options.wrong(
                    Option.CONTEXT_PATH, "a context path is empty, or begins with a slash and doesn't end with one");
        }
        return path;
    }

    private Settings.@Nullable Tls tls() {
        boolean certificate = options.text(Option.TLS_CERT) != null;
        boolean key = options.text(Option.TLS_KEY) != null;
        if (!certificate && !key) {
            return null;
        }
        if (certificate != key) {
            throw new WrongOption("--tls-cert and --tls-key are given together");
        }
        return new Settings.Tls(file(Option.TLS_CERT), file(Option.TLS_KEY));
    }

    private Path file(Option option) {
        Path file = options.path(option);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw options.wrong(option, "no file that can be read");
        }
        return file;
    }

    private @Nullable URI publicUrl() {
        String text = options.text(Option.PUBLIC_URL);
        try {
            return text == null ? null : new URI(text);
        } catch (URISyntaxException e) {
            throw options.wrong(Option.PUBLIC_URL, "http(s)://host[:port][/path] is expected");
        }
    }

    private @Nullable String database() {
        String url = options.text(Option.DATABASE);
        if (url != null) {
            try {
                Stores.requireUrl(url);
            } catch (StoreRefused e) {
                throw options.wrong(Option.DATABASE, e.getMessage());
            }
        }
        return url;
    }

    private SessionSettings sessions() {
        Duration idle = time(Option.SESSION_IDLE);
        Duration max = time(Option.SESSION_LIFE);
        if (idle.compareTo(max) > 0) {
            throw options.wrong(Option.SESSION_IDLE, "not longer than --session-life, which is " + text(max));
        }
        return new SessionSettings(idle, max);
    }

    private LedgerSettings ledger() {
        LedgerSettings usual = LedgerSettings.USUAL;
        Duration staleness = time(Option.STALENESS_LIMIT);
        if (staleness.compareTo(usual.poll().multipliedBy(2)) < 0) {
            throw options.wrong(Option.STALENESS_LIMIT, "at least 1s, since the database is asked each half second");
        }
        return new LedgerSettings(usual.queueMax(), usual.waitMax(), usual.poll(), staleness);
    }

    private Duration time(Option option) {
        Matcher time = TIME.matcher(String.valueOf(options.text(option)));
        if (!time.matches()) {
            throw options.wrong(option, "a time is a number and s, m, h or d, such as 30m");
        }
        long number = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private static String text(Duration time) {
        return time.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }

    private static String origin(String text) {
        if (!ORIGIN.matcher(text).matches()) {
            throw new IllegalArgumentException("an origin is *, or http(s)://host[:port] without a path");
        }
        return text;
    }

    private boolean isOn(Option option) {
        return switch (String.valueOf(options.text(option)).toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0", "null" -> false;
            default -> throw options.wrong(option, "true or false is expected");
        };
    }

    private <T> List<T> each(Option option, Function<String, T> read) {
        try {
            return options.get(option).texts().stream().map(read).toList();
        } catch (IllegalArgumentException e) {
            throw options.wrong(option, e.getMessage());
        }
    }

    /// What would let passwords travel in the clear, or strangers into a demonstration, must be meant.
    private void requireSafe(Settings http, boolean demo, boolean insecure) {
        if (demo && !(isLoopback(http.host()) && http.trustedProxies().isEmpty())) {
            throw new WrongOption(
                    "--demo has accounts with known passwords: it listens on this machine alone (--host 127.0.0.1),"
                            + " without a proxy in front");
        }
        if (isExposed(http) && !insecure) {
            throw options.wrong(
                    Option.HOST,
                    "beyond this machine passwords need TLS (--tls-cert, --tls-key) or a proxy that has it"
                            + " (--trusted-proxy); --insecure-http does without");
        }
    }

    /// Whether others could read what is sent, as far as this server knows.
    static boolean isExposed(Settings http) {
        return http.tls() == null && http.trustedProxies().isEmpty() && !isLoopback(http.host());
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new WrongOption("No address is known for the host " + host);
        }
    }
}
