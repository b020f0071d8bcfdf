package dev.muster.user;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.holder.HolderSettings;
import org.jspecify.annotations.Nullable;

/// The settings of a user on the wire, and the request to change them (contract 4.9).
final class UserSettingsJson {

    private UserSettingsJson() {}

    /// A setting: its value, and what people call it.
    record Setting(String value, String name) {}

    record Settings(Setting defaultTimezone, Setting language, HolderSettings.Memory jobMemGoverning) {}

    /// @param lastLogin null: none that is remembered
    record Statistics(@Nullable String lastLogin) {}

    /// The body of a PATCH.
    record Alteration(
            @Nullable JsonNode defaultTimezone,
            @Nullable JsonNode language,
            @Nullable JsonNode jobMemGoverning) {}
}
