package dev.muster.app;

import dev.muster.http.server.Settings;
import dev.muster.ledger.LedgerSettings;
import dev.muster.login.SessionSettings;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Everything that is decided before the server starts.
///
/// @param data the data directory; holds the embedded database
/// @param database the URL of a PostgreSQL database; null: the embedded one
/// @param demo whether this is a demonstration: blank password, loopback only, data marked
/// @param company whether a demonstration's first start lets the demo company enter
/// @param tls what the listener encrypts with; empty: nothing
/// @param adminPassword Administrator's first password; empty: one is made up
public record Config(
        Path data,
        @Nullable String database,
        boolean demo,
        boolean company,
        Optional<String> adminPassword,
        Settings http,
        SessionSettings sessions,
        LedgerSettings ledger,
        Optional<SSLContext> tls) {

    /// A demonstration without the demo company, on the embedded database and any free port.
    public static Config demo(Path data) {
        return new Config(
                data,
                null,
                true,
                false,
                Optional.empty(),
                Settings.of("127.0.0.1", 0),
                SessionSettings.USUAL,
                LedgerSettings.USUAL,
                Optional.empty());
    }

    /// The same with the demo company.
    public Config withCompany() {
        return new Config(data, database, demo, true, adminPassword, http, sessions, ledger, tls);
    }

    /// The same on a PostgreSQL database.
    ///
    /// @param url null: the embedded database
    public Config withDatabase(@Nullable String url) {
        return new Config(data, url, demo, company, adminPassword, http, sessions, ledger, tls);
    }

    /// The same with other rules for sessions.
    public Config withSessions(SessionSettings changed) {
        return new Config(data, database, demo, company, adminPassword, http, changed, ledger, tls);
    }

    /// The same on another port.
    ///
    /// @param port 0: any that is free
    public Config withPort(int port) {
        Settings there = new Settings(
                http.host(),
                port,
                http.contextPath(),
                http.tls(),
                http.publicUrl(),
                http.trustedProxies(),
                http.corsOrigins(),
                http.limits());
        return new Config(data, database, demo, company, adminPassword, there, sessions, ledger, tls);
    }
}
