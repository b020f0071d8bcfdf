package dev.muster.app;

import dev.muster.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The predefined users, groups and roles of every installation (docs/decisions/0011), as a resource of the program
/// lists them. A parent group appears before its members.
record PredefinedItems(List<PredefinedUser> users, List<PredefinedGroup> groups, List<PredefinedRole> roles) {

    private static final String RESOURCE = "/dev/muster/directory/predefined.json";

    record PredefinedUser(String id, String login, String name, String description, List<String> groups) {}

    /// A predefined group.
    ///
    /// @param parents the names of the groups that contain it
    /// @param privileges numbers of privileges; null for none
    /// @param wholeCatalogue whether it holds every privilege, also those of later catalogues; null for no
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
                throw new IllegalStateException("The program lacks the resource " + RESOURCE);
            }
            return Json.read(in.readAllBytes(), PredefinedItems.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
