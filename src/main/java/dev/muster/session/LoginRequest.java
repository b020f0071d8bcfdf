package dev.muster.session;

import dev.muster.base.Problem;
import dev.muster.base.Text;
import dev.muster.http.Json;
import dev.muster.http.Parameters;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A log-in as clients send it: the same members as JSON and as a form (contract 1.1).
///
/// @param loginMode null: 1
record LoginRequest(
        @Nullable Integer loginMode,
        @Nullable String username,
        @Nullable String password,
        @Nullable Integer maxSearch,
        @Nullable Integer workingSet,
        @Nullable String metadataLocale,
        @Nullable String displayLocale,
        @Nullable String timeZone) {

    /// Log-in by name and password.
    static final int STANDARD = 1;

    private static final int MAX_SEARCH = 3;
    private static final int WORKING_SET = 10;

    /// The wire allows no smaller one.
    private static final int WORKING_SET_MIN = 3;

    /// The log-in of a form.
    static LoginRequest of(Parameters form) {
        Map<String, String> members = new LinkedHashMap<>();
        for (String name : new String[] {
            "loginMode",
            "username",
            "password",
            "maxSearch",
            "workingSet",
            "metadataLocale",
            "displayLocale",
            "timeZone"
        }) {
            form.first(name).ifPresent(value -> members.put(name, value));
        }
        return Json.read(Json.write(members), LoginRequest.class);
    }

    int mode() {
        return loginMode == null ? STANDARD : loginMode;
    }

    /// The name tried, as far as it could be a name at all.
    String name() {
        return username == null ? "" : username.strip();
    }

    String secret() {
        return password == null ? "" : password;
    }

    /// What the session keeps of it, as JSON.
    String settings() {
        return new String(
                Json.write(new SettingsJson(
                        maxSearch == null ? MAX_SEARCH : maxSearch,
                        workingSet == null ? WORKING_SET : workingSet,
                        Text.shown(metadataLocale == null ? "" : metadataLocale),
                        Text.shown(displayLocale == null ? "" : displayLocale),
                        Text.shown(timeZone == null ? "" : timeZone))),
                StandardCharsets.UTF_8);
    }

    /// Refuses numbers outside of what the wire allows.
    ///
    /// @throws Problem.Invalid `login.malformed`
    void requireInRange() {
        int search = maxSearch == null ? MAX_SEARCH : maxSearch;
        int working = workingSet == null ? WORKING_SET : workingSet;
        if (search < 1 || working < WORKING_SET_MIN) {
            throw new Problem.Invalid("login.malformed", "maxSearch is 1 or more, workingSet 3 or more");
        }
    }
}
