package dev.muster.app;

import dev.muster.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The users, groups and roles that every installation starts with (docs/decisions/0011), as they
/// stand in the program's resources. Parents stand before their members.
record PredefinedItems(List<PredefinedUser> users, List<PredefinedGroup> groups, List<PredefinedRole> roles) {

    private static final String RESOURCE = "/dev/muster/directory/predefined.json";

    record PredefinedUser(String id, String login, String name, String description, List<String> groups) {}

    /// @param wholeCatalogue holds everything there is, also what comes later
    record PredefinedGroup(
            String id,
            String name,
            String description,
            List<String> parents,
            @Nullable List<Integer> privileges,
            @Nullable Boolean wholeCatalogue) {}

    record PredefinedRole(String id, String name, String description, List<Integer> privileges) {}

    static PredefinedItems read() {
        try (InputStream in = PredefinedItems.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("missing from the program: " + RESOURCE);
            }
            return Json.read(in.readAllBytes(), PredefinedItems.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
