package dev.muster.app;

import dev.muster.http.server.Settings;
import dev.muster.ledger.LedgerSettings;
import dev.muster.session.SessionSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything that is decided before the server starts.
///
/// @param data the data directory; holds the embedded database
/// @param database the URL of a PostgreSQL database; null: the embedded one
/// @param demo whether this is a demonstration: blank password, loopback only, data marked
/// @param company whether a fresh demonstration starts with the demo company (docs/demo.md)
/// @param adminPassword Administrator's first password; empty: one is made up
public record Config(
        Path data,
        @Nullable String database,
        boolean demo,
        boolean company,
        Optional<String> adminPassword,
        Settings http,
        SessionSettings sessions,
        LedgerSettings ledger) {

    /// A demonstration on the embedded database, on any free port.
    public static Config demo(Path data) {
        return demo(data, 0);
    }

    /// A demonstration on the embedded database.
    ///
    /// @param port 0: any free one
    public static Config demo(Path data, int port) {
        return new Config(
                data,
                null,
                true,
                false,
                Optional.empty(),
                Settings.of("127.0.0.1", port),
                SessionSettings.USUAL,
                LedgerSettings.USUAL);
    }

    /// The same on a PostgreSQL database.
    ///
    /// @param url null: the embedded database
    public Config withDatabase(@Nullable String url) {
        return new Config(data, url, demo, company, adminPassword, http, sessions, ledger);
    }

    /// The same with the demo company in it.
    public Config withCompany() {
        return new Config(data, database, demo, true, adminPassword, http, sessions, ledger);
    }
}
