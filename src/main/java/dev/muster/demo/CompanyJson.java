package dev.muster.demo;

import dev.muster.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The demo company as a resource of the program lists it; docs/demo.md describes the file.
record CompanyJson(
        List<NewProject> projects,
        List<NewRole> roles,
        List<NewGroup> groups,
        List<NewUser> users,
        List<NewGrant> grants) {

    private static final String RESOURCE = "/dev/muster/demo/company.json";

    record NewProject(@Nullable String id, String name, String description) {}

    record NewRole(String name, String description, List<Integer> privileges) {}

    record NewGroup(
            @Nullable String id,
            String name,
            String description,
            List<String> parents,
            @Nullable List<Integer> privileges) {}

    record NewUser(
            @Nullable String id,
            String login,
            String name,
            String description,
            @Nullable String password,
            @Nullable Boolean enabled,
            List<String> groups,
            @Nullable List<Integer> privileges) {}

    record NewGrant(
            String project,
            String role,
            @Nullable List<String> users,
            @Nullable List<String> groups) {}

    static CompanyJson read() {
        try (InputStream in = CompanyJson.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks the resource " + RESOURCE);
            }
            return Json.read(in.readAllBytes(), CompanyJson.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
