package dev.muster.app;

import dev.muster.http.server.Settings;
import dev.muster.ledger.LedgerSettings;
import dev.muster.login.LoginSettings;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// The configuration of a server: every setting that is fixed before the start.
///
/// @param data the data directory, which holds the embedded database
/// @param database the URL of a PostgreSQL database; null for the embedded database
/// @param demo whether the server is a demonstration: blank password, loopback only, marked data
/// @param company whether the first start of a demonstration enters the demo company
/// @param adminPassword Administrator's first password; empty if it is generated
/// @param tls the TLS context of the listener; empty for plain HTTP
public record Config(
        Path data,
        @Nullable String database,
        boolean demo,
        boolean company,
        Optional<String> adminPassword,
        Settings http,
        LoginSettings sessions,
        LedgerSettings ledger,
        Optional<SSLContext> tls) {

    /// The configuration of a demonstration without the demo company, on the embedded database and any free port.
    public static Config demo(Path data) {
        return new Config(
                data,
                null,
                true,
                false,
                Optional.empty(),
                Settings.of("127.0.0.1", 0),
                LoginSettings.USUAL,
                LedgerSettings.USUAL,
                Optional.empty());
    }

    /// This configuration with the demo company.
    public Config withCompany() {
        return new Config(data, database, demo, true, adminPassword, http, sessions, ledger, tls);
    }

    /// This configuration with a PostgreSQL database.
    ///
    /// @param url null for the embedded database
    public Config withDatabase(@Nullable String url) {
        return new Config(data, url, demo, company, adminPassword, http, sessions, ledger, tls);
    }

    /// This configuration with other rules for sessions.
    public Config withSessions(LoginSettings changed) {
        return new Config(data, database, demo, company, adminPassword, http, changed, ledger, tls);
    }

    /// This configuration with another port.
    ///
    /// @param port 0 to 65535; 0 for any free port
    public Config withPort(int port) {
        Settings changed = new Settings(
                http.host(),
                port,
                http.contextPath(),
                http.tls(),
                http.publicUrl(),
                http.trustedProxies(),
                http.corsOrigins(),
                http.limits());
        return new Config(data, database, demo, company, adminPassword, changed, sessions, ledger, tls);
    }
}
