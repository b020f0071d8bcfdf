package dev.muster.app;

import java.util.Locale;

/// An option of the server. It can be set on the command line (`--tls-cert`), in the environment (`MUSTER_TLS_CERT`),
/// and in a properties file (`tls-cert`); the first of these that sets it counts (docs/configuration.md).
public enum Option {
    CONFIG("FILE", "A properties file with options. Default: muster.properties in the data directory, if it exists."),
    DATA(
            "DIR",
            "The data directory, which holds the embedded database. Default: $XDG_DATA_HOME/muster, else ~/.muster."),
    DATABASE(
            "URL", "A PostgreSQL database, postgresql://user:password@host:port/name. Default: the embedded database."),
    HOST("HOST", "The address to listen on, or a host name that has it."),
    PORT("N", "The port to listen on; 0 for any free port."),
    CONTEXT_PATH("PATH", "The part in front of every path; may be empty."),
    PUBLIC_URL(
            "URL",
            "The URL by which clients reach this server, if it differs from their requests; a path in it replaces the context path."),
    TLS_CERT("FILE", "The certificate followed by its issuers, in PEM; read again when it changes."),
    TLS_KEY("FILE", "The private key of the certificate in PEM, not encrypted; read again when it changes."),
    TRUSTED_PROXY(
            "CIDR",
            "A proxy whose X-Forwarded headers are trusted: an address or a range; may be given several times."),
    INSECURE_HTTP("", "Listens beyond this machine without TLS and without a trusted proxy."),
    CORS_ORIGIN(
            "ORIGIN",
            "A web origin whose pages may call from a browser, * for all origins; may be given several times."),
    SESSION_IDLE(
            "TIME",
            "The longest time that a session may go unused, such as 30m; at least 1s, not longer than --session-life."),
    SESSION_LIFE("TIME", "The longest time that a session lasts, such as 24h; at least 1s."),
    GUEST_USER(
            "NAME",
            "The user for clients that log in without a name (log-in mode 8); not an administrator. Default: none."),
    LOGIN_FAILURES(
            "N",
            "How many log-ins under one name may fail from one address, at once and then in each minute; 0 for no limit."),
    STALENESS_LIMIT(
            "TIME",
            "On PostgreSQL: how long a node answers without a confirmation that it has the newest revision; at least 1s."),
    DEMO("", "A demonstration: demo data, Administrator with a blank password; listens on this machine alone.");

    private final String value;
    private final String description;

    /// @param value the name of the option's value in help; empty if the option is on or off
    /// @param description its meaning, in a sentence or two
    Option(String value, String description) {
        this.value = value;
        this.description = description;
    }

    /// The option's name in a properties file, such as `tls-cert`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The option's name on the command line, such as `--tls-cert`.
    public String flag() {
        return "--" + key();
    }

    /// The option's environment variable, such as `MUSTER_TLS_CERT`.
    public String variable() {
        return "MUSTER_" + name();
    }

    /// The name of the option's value in help, such as `FILE`; empty if the option is on or off.
    public String value() {
        return value;
    }

    /// The meaning of the option, in a sentence or two.
    public String description() {
        return description;
    }

    /// Whether the option is on or off.
    public boolean isSwitch() {
        return value.isEmpty();
    }

    /// Whether an empty text is a value. If not, an empty text counts as not set, and is refused on the command line.
    public boolean mayBeEmpty() {
        return this == CONTEXT_PATH;
    }

    /// Whether the option may have several values: given several times, or separated by commas.
    public boolean isList() {
        return this == TRUSTED_PROXY || this == CORS_ORIGIN;
    }
}
