package dev.muster.sql;

import dev.muster.store.StoreRefused;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The address of a PostgreSQL database, with user and password.
///
/// @param jdbc `jdbc:postgresql://hosts/database?settings`, without user and password
/// @param user the database user; null if not given
/// @param password the password; null if not given
record PostgresUrl(
        String jdbc, @Nullable String user, @Nullable String password) {

    private static final Pattern FORM = Pattern.compile(
            "(?:jdbc:)?postgres(?:ql)?://(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?(?<hosts>[^/?@]*)"
                    + "/(?<database>[^/?]+)(?:\\?(?<settings>.*))?");

    private static final Pattern HOSTS =
            Pattern.compile("(?:(?:\\[[^\\[\\],]*]|[^:\\[\\],]*)(?::[0-9]{1,5})?(?:,(?!$)|$))*");

    private static final Pattern SECRET_SETTING = Pattern.compile("(?i)(^|&)(user|password)=([^&]*)");

    /// Parses an address.
    ///
    /// @param url the address, as in [Stores#open(String, Map)]
    /// @param environment the environment variables, for user and password
    /// @throws StoreRefused if the text is not the address of a PostgreSQL database
    static PostgresUrl of(String url, Map<String, String> environment) {
        Matcher form = FORM.matcher(url);
        if (!form.matches() || !HOSTS.matcher(form.group("hosts")).matches()) {
            throw new StoreRefused(
                    "Not the address of a PostgreSQL database. Give postgresql://user:password@host:5432/database",
                    null);
        }
        String settings = form.group("settings") == null ? "" : form.group("settings");
        String user = first(
                decoded(form.group("user")), setting(settings, "user"), environment, "MUSTER_DATABASE_USER", "PGUSER");
        String password = first(
                decoded(form.group("password")),
                setting(settings, "password"),
                environment,
                "MUSTER_DATABASE_PASSWORD",
                "PGPASSWORD");
        String others = SECRET_SETTING.matcher(settings).replaceAll("").replaceAll("^&", "");
        String jdbc = "jdbc:postgresql://" + form.group("hosts") + "/" + form.group("database")
                + (others.isEmpty() ? "" : "?" + others);
        return new PostgresUrl(jdbc, user, password);
    }

    Properties properties() {
        var properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        return properties;
    }

    private static @Nullable String setting(String settings, String name) {
        Matcher matcher = SECRET_SETTING.matcher(settings);
        while (matcher.find()) {
            if (matcher.group(2).equalsIgnoreCase(name)) {
                return decoded(matcher.group(3));
            }
        }
        return null;
    }

    private static @Nullable String first(
            @Nullable String inUrl,
            @Nullable String inSettings,
            Map<String, String> environment,
            String ownVariable,
            String usualVariable) {
        if (inUrl != null && !inUrl.isEmpty()) {
            return inUrl;
        }
        return inSettings != null ? inSettings : environment.getOrDefault(ownVariable, environment.get(usualVariable));
    }

    private static @Nullable String decoded(@Nullable String text) {
        try {
            return text == null ? null : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new StoreRefused(
                    "User or password has a % without two hex digits after it. Write %25 for a percent sign", null);
        }
    }

    /// The address without settings, user and password.
    @Override
    public String toString() {
        return jdbc.replaceFirst("^jdbc:", "").replaceAll("\\?.*", "");
    }
}
