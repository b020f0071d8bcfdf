package dev.muster.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.ProjectId;
import dev.muster.base.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A check case: one file of src/test/resources/check, whose README describes the members.
record CheckCase(
        String about,
        @Nullable Map<String, List<String>> users,
        @Nullable Map<String, List<String>> groups,
        @Nullable List<String> disabled,
        @Nullable List<String> projects,
        @Nullable Map<String, List<Integer>> direct,
        @Nullable Map<String, List<Integer>> roles,
        @Nullable List<GrantJson> grants,
        List<AskJson> ask) {

    static final java.nio.file.Path FOLDER = java.nio.file.Path.of("src/test/resources/check");

    static final ObjectMapper JSON = JsonMapper.builder().build();

    record GrantJson(String holder, String project, String role) {}

    record AskJson(String user, @Nullable String project, int privilege, List<String> via) {}

    /// The files of all cases, by name.
    static List<java.nio.file.Path> files() throws IOException {
        try (Stream<java.nio.file.Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.endsWith("schema.json"))
                    .sorted()
                    .toList();
        }
    }

    static CheckCase read(java.nio.file.Path file) throws IOException {
        return JSON.readValue(file.toFile(), CheckCase.class);
    }

    /// The organisation that the case describes.
    AccessFixture organisation() {
        AccessFixture fixture = new AccessFixture();
        map(groups).keySet().forEach(fixture::group);
        map(users).keySet().forEach(fixture::user);
        map(groups)
                .forEach((member, parents) -> parents.forEach(
                        parent -> fixture.join(AccessFixture.groupId(parent), AccessFixture.groupId(member))));
        map(users)
                .forEach((member, parents) -> parents.forEach(
                        parent -> fixture.join(AccessFixture.groupId(parent), AccessFixture.userId(member))));
        map(direct).forEach((holder, privileges) -> fixture.give(holder(holder), ints(privileges)));
        map(roles).forEach((role, privileges) -> fixture.role(role, ints(privileges)));
        list(projects).forEach(fixture::project);
        list(grants)
                .forEach(grant -> fixture.grant(
                        AccessFixture.roleId(grant.role),
                        AccessFixture.projectId(grant.project),
                        holder(grant.holder)));
        list(disabled).forEach(user -> fixture.disable(AccessFixture.userId(user)));
        return fixture;
    }

    /// The paths by which the rule allows, written as in the file; empty if it denies.
    static List<String> answer(Access access, AskJson ask) {
        UserId user = AccessFixture.userId(ask.user);
        ProjectId project = ask.project == null ? null : AccessFixture.projectId(ask.project);
        return switch (access.check(user, project, ask.privilege)) {
            case Decision.Allowed(List<AccessPath> via) ->
                via.stream().map(path -> text(access, ask.user, path)).toList();
            case Decision.Denied() -> List.of();
        };
    }

    private static String text(Access access, String user, AccessPath path) {
        List<String> hops = new ArrayList<>(List.of(user));
        for (GroupId group : path.groups()) {
            hops.add(access.directory()
                    .groups()
                    .find(group)
                    .orElseThrow()
                    .properties()
                    .name());
        }
        if (path.role() != null) {
            hops.add("role "
                    + access.directory()
                            .roles()
                            .find(path.role())
                            .orElseThrow()
                            .properties()
                            .name());
        }
        return String.join(" > ", hops);
    }

    private HolderId holder(String name) {
        return map(users).containsKey(name) ? AccessFixture.userId(name) : AccessFixture.groupId(name);
    }

    private static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private static <V> Map<String, V> map(@Nullable Map<String, V> map) {
        return Objects.requireNonNullElse(map, Map.of());
    }

    private static <V> List<V> list(@Nullable List<V> list) {
        return Objects.requireNonNullElse(list, List.of());
    }
}
