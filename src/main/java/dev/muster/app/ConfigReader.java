package dev.muster.app;

import dev.muster.base.Problem;
import dev.muster.http.server.Cidr;
import dev.muster.http.server.Listener;
import dev.muster.http.server.Settings;
import dev.muster.ledger.LedgerSettings;
import dev.muster.login.LoginSettings;
import dev.muster.password.PasswordRule;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Turns options into a [Config]. Wrong and contradictory values are refused before anything is opened or created.
public final class ConfigReader {

    /// The environment variable with Administrator's first password, or the password that `admin reset-password` sets.
    /// It is not an option of the command line, because every user of the machine can read command lines.
    public static final String PASSWORD_VARIABLE = "MUSTER_ADMIN_PASSWORD";

    private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,6})\\s*(s|m|h|d)");

    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

    private static final Pattern FAILURES = Pattern.compile("[0-9]{1,4}");

    private static final Pattern CONTEXT_PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)+");

    private final Options options;
    private final Map<String, String> environment;

    private ConfigReader(Options options, Map<String, String> environment) {
        this.options = options;
        this.environment = environment;
    }

    /// The configuration that the options describe.
    ///
    /// @throws WrongOption if a value can't be used, or two contradict each other; the message is one line
    public static Config read(Options options, Map<String, String> environment) {
        return new ConfigReader(options, environment).config();
    }

    /// A message for each option that is wrong by itself or contradicts another; an option that is right is absent.
    public static Map<Option, String> mistakes(Options options, Map<String, String> environment) {
        Map<Option, String> messages = new EnumMap<>(Option.class);
        for (Option option : Option.values()) {
            try {
                new ConfigReader(options, environment).check(option);
            } catch (WrongOption e) {
                messages.put(option, String.valueOf(e.getMessage()));
            }
        }
        return messages;
    }

    private Config config() {
        options.requireFile();
        LogLevel.require(environment, "INFO");
        boolean demo = isOn(Option.DEMO);
        Optional<Settings.Tls> files = tls();
        Settings http = Settings.of(host(), port())
                .withContextPath(contextPath())
                .withTls(files.orElse(null))
                .withPublicUrl(publicUrl())
                .withTrustedProxies(proxies())
                .withCorsOrigins(origins());
        requireSafe(http.host(), files.isPresent(), !http.trustedProxies().isEmpty());
        return new Config(
                options.data().toAbsolutePath(),
                options.database(),
                demo,
                demo,
                password(environment),
                http,
                new LoginSettings(idle(), time(Option.SESSION_LIFE))
                        .withGuest(options.text(Option.GUEST_USER))
                        .withFailures(failures()),
                ledger(),
                files.flatMap(this::context));
    }

    private void check(Option option) {
        Object _ =
                switch (option) {
                    case CONFIG -> {
                        options.requireFile();
                        yield options;
                    }
                    case DATA -> options.data();
                    case DATABASE -> Optional.ofNullable(options.database());
                    case HOST -> {
                        requireSafe(
                                host(),
                                options.text(Option.TLS_CERT) != null,
                                options.text(Option.TRUSTED_PROXY) != null);
                        yield options;
                    }
                    case PORT -> port();
                    case CONTEXT_PATH -> contextPath();
                    case PUBLIC_URL -> Optional.ofNullable(publicUrl());
                    case TLS_CERT -> tls().flatMap(this::context);
                    case TLS_KEY -> tls();
                    case TRUSTED_PROXY -> proxies();
                    case CORS_ORIGIN -> origins();
                    case SESSION_IDLE -> idle();
                    case SESSION_LIFE -> time(option);
                    case GUEST_USER -> Optional.ofNullable(options.text(option));
                    case LOGIN_FAILURES -> failures();
                    case STALENESS_LIMIT -> ledger();
                    case INSECURE_HTTP, DEMO -> isOn(option);
                };
    }

    /// The value of [#PASSWORD_VARIABLE]; empty if it is not set.
    ///
    /// @throws WrongOption if the password breaks the rule for passwords
    public static Optional<String> password(Map<String, String> environment) {
        Optional<String> password = Optional.ofNullable(environment.get(PASSWORD_VARIABLE));
        try {
            password.ifPresent(text -> PasswordRule.USUAL.require("Administrator", text));
            return password;
        } catch (Problem.Invalid rule) {
            throw new WrongOption(PASSWORD_VARIABLE + ": " + rule.getMessage());
        }
    }

    private String host() {
        String host = String.valueOf(options.text(Option.HOST));
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        String bare = bracketed ? host.substring(1, host.length() - 1) : host;
        requireOwn(address(bare));
        return bare;
    }

    /// Refuses an address on which this machine can't listen. The only reliable check is an attempt, because some
    /// machines may listen on addresses that they don't have yet.
    private void requireOwn(InetAddress address) {
        if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            return;
        }
        try (ServerSocket trial = new ServerSocket()) {
            trial.bind(new InetSocketAddress(address, 0));
        } catch (IOException e) {
            throw options.wrong(Option.HOST, "this machine can't listen on it; give an address of this machine");
        }
    }

    private InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw options.wrong(
                    Option.HOST, "no address is known for it; check the spelling, or give an address of this machine");
        }
    }

    private int port() {
        String text = String.valueOf(options.text(Option.PORT));
        int port = PORT.matcher(text).matches() ? Integer.parseInt(text) : -1;
        if (port < 0 || port > Settings.PORT_MAX) {
            throw options.wrong(Option.PORT, "a port must be a number from 0 to " + Settings.PORT_MAX);
        }
        return port;
    }

    private String contextPath() {
        String path = options.get(Option.CONTEXT_PATH).text();
        if (path.isEmpty() || path.equals("/")) {
            return "";
        }
        if (!CONTEXT_PATH.matcher(path).matches()) {
            throw options.wrong(
                    Option.CONTEXT_PATH,
                    "a context path is empty, or it begins with a slash and does not end with one, and its parts have"
                            + " only letters, digits and . _ ~ -");
        }
        return path;
    }

    private Optional<Settings.Tls> tls() {
        boolean certificate = options.text(Option.TLS_CERT) != null;
        boolean key = options.text(Option.TLS_KEY) != null;
        if (!certificate && !key) {
            return Optional.empty();
        }
        if (certificate != key) {
            throw options.wrong(
                    certificate ? Option.TLS_CERT : Option.TLS_KEY,
                    "--tls-cert and --tls-key must be set together, on the command line, as variables or in the"
                            + " properties file");
        }
        return Optional.of(new Settings.Tls(file(Option.TLS_CERT), file(Option.TLS_KEY)));
    }

    private Path file(Option option) {
        Path file = options.path(option);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw options.wrong(option, "not a file that can be read; check the path and its permissions");
        }
        return file;
    }

    private Optional<SSLContext> context(Settings.Tls files) {
        try {
            return Listener.tls(Settings.of("", 0).withTls(files));
        } catch (IllegalArgumentException e) {
            String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw new WrongOption(
                    options.named(Option.TLS_CERT) + " with " + options.named(Option.TLS_KEY) + ": " + why);
        }
    }

    private @Nullable URI publicUrl() {
        String text = options.text(Option.PUBLIC_URL);
        if (text == null) {
            return null;
        }
        return web(text)
                .orElseThrow(() -> options.wrong(
                        Option.PUBLIC_URL, "a public URL must have the form http(s)://host[:port][/path]"));
    }

    private static Optional<URI> web(String text) {
        try {
            return Optional.of(new URI(text)).filter(Settings::isWeb);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private List<Cidr> proxies() {
        List<Cidr> proxies = new ArrayList<>();
        for (String text : options.get(Option.TRUSTED_PROXY).texts()) {
            try {
                proxies.add(Cidr.of(text));
            } catch (IllegalArgumentException e) {
                throw options.wrong(
                        Option.TRUSTED_PROXY,
                        text,
                        "a proxy must be an address, or a range of addresses such as 10.0.0.0/8");
            }
        }
        return proxies;
    }

    private List<String> origins() {
        List<String> origins = options.get(Option.CORS_ORIGIN).texts();
        for (String text : origins) {
            boolean origin = text.equals("*")
                    || web(text).filter(url -> url.getRawPath().isEmpty()).isPresent();
            if (!origin) {
                throw options.wrong(
                        Option.CORS_ORIGIN, text, "an origin must be *, or http(s)://host[:port] without a path");
            }
        }
        return origins;
    }

    private Duration idle() {
        Duration idle = time(Option.SESSION_IDLE);
        if (idle.compareTo(time(Option.SESSION_LIFE)) > 0) {
            throw options.wrong(
                    Option.SESSION_IDLE,
                    "must not be longer than a session lasts at most, " + options.named(Option.SESSION_LIFE));
        }
        return idle;
    }

    private int failures() {
        String text = String.valueOf(options.text(Option.LOGIN_FAILURES));
        int failures = FAILURES.matcher(text).matches() ? Integer.parseInt(text) : -1;
        if (failures < 0 || failures > LoginSettings.FAILURES_MAX) {
            throw options.wrong(
                    Option.LOGIN_FAILURES, "must be a whole number from 0 to " + LoginSettings.FAILURES_MAX);
        }
        return failures;
    }

    private LedgerSettings ledger() {
        LedgerSettings usual = LedgerSettings.USUAL;
        Duration staleness = time(Option.STALENESS_LIMIT);
        if (staleness.toMillis() < 2 * usual.poll().toMillis()) {
            throw options.wrong(
                    Option.STALENESS_LIMIT, "must be at least 1s, because a node polls the database every half second");
        }
        return new LedgerSettings(usual.queueMax(), usual.waitMax(), usual.poll(), staleness);
    }

    private Duration time(Option option) {
        Matcher time = TIME.matcher(String.valueOf(options.text(option)));
        if (!time.matches()) {
            throw options.wrong(
                    option, "a time must be a whole number from 1 to 9999999 followed by s, m, h or d, such as 30m");
        }
        long number = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private boolean isOn(Option option) {
        return switch (String.valueOf(options.text(option)).toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0", "null" -> false;
            default -> throw options.wrong(option, "must be true or false");
        };
    }

    /// Refuses a server that would receive unencrypted passwords, unless an option allows it; and a demonstration that
    /// other machines could reach.
    private void requireSafe(String host, boolean tls, boolean proxy) {
        boolean loopback = address(host).isLoopbackAddress();
        boolean insecure = isOn(Option.INSECURE_HTTP);
        if (isOn(Option.DEMO) && !(loopback && !proxy)) {
            throw options.wrong(
                    loopback ? Option.TRUSTED_PROXY : Option.HOST,
                    "a demonstration has accounts with known passwords, so it must listen on this machine alone"
                            + " (--host 127.0.0.1), without a proxy (--trusted-proxy)");
        }
        if (!loopback && !tls && !proxy && !insecure) {
            throw options.wrong(
                    Option.HOST,
                    "beyond this machine, passwords need TLS: set --tls-cert and --tls-key, or --trusted-proxy for a"
                            + " proxy with TLS, or allow plain HTTP with --insecure-http");
        }
    }

    /// Whether other machines could read passwords and tokens on the network, as far as the settings show.
    static boolean isExposed(Settings http) {
        try {
            return http.tls() == null
                    && http.trustedProxies().isEmpty()
                    && !InetAddress.getByName(http.host()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return true;
        }
    }
}
