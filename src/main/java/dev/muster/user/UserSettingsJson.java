package dev.muster.user;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.holder.HolderSettings;
import org.jspecify.annotations.Nullable;

/// The settings of a user on the wire, and the request to change them (contract 4.9).
final class UserSettingsJson {

    private UserSettingsJson() {}

    /// A setting: its value, and the name that people see.
    record Setting(String value, String name) {}

    /// The settings of a user.
    record Settings(Setting defaultTimezone, Setting language, HolderSettings.Memory jobMemGoverning) {}

    /// The statistics of a user.
    ///
    /// @param lastLogin time of the last log-in, null if the server has no record of one
    record Statistics(@Nullable String lastLogin) {}

    /// The body of a PATCH.
    record Alteration(
            @Nullable JsonNode defaultTimezone,
            @Nullable JsonNode language,
            @Nullable JsonNode jobMemGoverning) {}
}
