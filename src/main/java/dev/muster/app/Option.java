package dev.muster.app;

import java.util.Locale;

/// What can be set before the server starts: on the command line (`--tls-cert`), in the environment
/// (`MUSTER_TLS_CERT`), in a properties file (`tls-cert`), stronger in this order (docs/configuration.md).
public enum Option {
    CONFIG("FILE", "A properties file with options. Default: muster.properties in the data directory, if there."),
    DATA("DIR", "The data directory; holds the embedded database. Default: ~/.muster, or in $XDG_DATA_HOME."),
    DATABASE("URL", "A PostgreSQL database, postgresql://user:password@host:port/name. Default: the embedded one."),
    HOST("HOST", "The address to listen on, or a name of it."),
    PORT("N", "The port to listen on; 0 for any that is free."),
    CONTEXT_PATH("PATH", "In front of every path; may be empty."),
    PUBLIC_URL(
            "URL",
            "What clients call this server, if that isn't what their requests say; a path in it replaces the context path."),
    TLS_CERT("FILE", "The certificate, then those it was issued by, in PEM; read again when it changes."),
    TLS_KEY("FILE", "The certificate's private key in PEM, not encrypted."),
    TRUSTED_PROXY("CIDR", "Whose X-Forwarded headers are believed; may be given several times."),
    INSECURE_HTTP("", "Listens beyond this machine without TLS and without a trusted proxy."),
    CORS_ORIGIN("ORIGIN", "A web origin whose pages may call, * for all; may be given several times."),
    SESSION_IDLE(
            "TIME", "How long a session may go unused, such as 30m; at least 1s, and not longer than --session-life."),
    SESSION_LIFE("TIME", "How long a session lasts at most, such as 24h; at least 1s."),
    GUEST_USER("NAME", "Who comes in without a name (log-in mode 8); no administrator. Default: nobody does."),
    LOGIN_FAILURES(
            "N",
            "How many log-ins under one name may fail from one address, at once and each minute from then on; 0 for any number."),
    STALENESS_LIMIT(
            "TIME",
            "On PostgreSQL: how long to answer without having confirmed that nothing newer is there; at least 1s."),
    DEMO("", "A demonstration: demo data, Administrator with a blank password, this machine only.");

    private final String value;
    private final String description;

    /// @param value what the option's value is called; empty: it is on or off
    Option(String value, String description) {
        this.value = value;
        this.description = description;
    }

    /// As properties files and, after two dashes, the command line have it.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// As the command line has it.
    public String flag() {
        return "--" + key();
    }

    /// As the environment has it.
    public String variable() {
        return "MUSTER_" + name();
    }

    /// What the value is called in help; empty if the option is on or off.
    public String value() {
        return value;
    }

    /// What it is for, in a sentence or two.
    public String description() {
        return description;
    }

    /// Whether it is on or off.
    public boolean isSwitch() {
        return value.isEmpty();
    }

    /// Whether an empty value is one; else it counts as not set, and on the command line as a mistake.
    public boolean mayBeEmpty() {
        return this == CONTEXT_PATH;
    }

    /// Whether it may be given several times, or with commas between.
    public boolean isList() {
        return this == TRUSTED_PROXY || this == CORS_ORIGIN;
    }
}
