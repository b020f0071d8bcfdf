package dev.muster.session;

import dev.muster.http.Json;
import java.nio.charset.StandardCharsets;

/// What a client chose at log-in, as it is kept with the session.
record SettingsJson(int maxSearch, int workingSet, String metadataLocale, String displayLocale, String timeZone) {

    static SettingsJson of(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8), SettingsJson.class);
    }
}
