package dev.muster.demo;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The demo company with the predefined objects of every installation, read from their files in a slow, obvious way
/// that shares no code with the server.
///
/// @param file the company
/// @param predefined the objects that every installation starts with
record CompanyFile(FileJson file, FileJson predefined) {

    static CompanyFile read() {
        return new CompanyFile(read("/dev/muster/demo/company.json"), read("/dev/muster/directory/predefined.json"));
    }

    /// The rule of docs/demo.md: the first 128 bits of SHA-256 of `demo:<kind>:<key>`.
    static String id(String kind, String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("demo:" + kind + ":" + key).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    List<GroupJson> allGroups() {
        return Stream.concat(predefined.groups().stream(), file.groups().stream())
                .toList();
    }

    List<RoleJson> allRoles() {
        return Stream.concat(predefined.roles().stream(), file.roles().stream()).toList();
    }

    /// All ids of those kinds, with the predefined ones.
    List<String> ids(String... kinds) {
        return Stream.of(kinds).flatMap(this::idsOf).toList();
    }

    private Stream<String> idsOf(String kind) {
        return switch (kind) {
            case "user" ->
                Stream.concat(predefined.users().stream(), file.users().stream())
                        .map(user -> idOrDerived(user.id(), kind, user.login()));
            case "group" -> allGroups().stream().map(group -> idOrDerived(group.id(), kind, group.name()));
            case "role" -> allRoles().stream().map(role -> idOrDerived(role.id(), kind, role.name()));
            default -> file.projects().stream().map(project -> idOrDerived(project.id(), kind, project.name()));
        };
    }

    private static String idOrDerived(@Nullable String id, String kind, String key) {
        return id == null ? id(kind, key) : id;
    }

    List<String> described() {
        return Stream.of(
                        file.users().stream().map(UserJson::description),
                        file.groups().stream().map(GroupJson::description),
                        file.roles().stream().map(RoleJson::description),
                        file.projects().stream().map(ProjectJson::description))
                .flatMap(Function.identity())
                .toList();
    }

    /// Each grant as a line of its own.
    List<String> grants() {
        return file.grants().stream()
                .flatMap(grant -> Stream.concat(grant.groups().stream(), grant.users().stream())
                        .map(holder -> grant.role() + " in " + grant.project() + " to " + holder))
                .toList();
    }

    Set<String> granted(Function<GrantJson, Stream<String>> part) {
        return file.grants().stream().flatMap(part).collect(Collectors.toSet());
    }

    UserJson user(String login) {
        return only(file.users(), user -> user.login().equals(login));
    }

    GroupJson group(String name) {
        return only(allGroups(), group -> group.name().equals(name));
    }

    RoleJson role(String name) {
        return only(allRoles(), role -> role.name().equals(name));
    }

    private static <T> T only(List<T> all, Function<T, Boolean> wanted) {
        return all.stream().filter(wanted::apply).findFirst().orElseThrow();
    }

    int depth(String group) {
        return 1 + group(group).parents().stream().mapToInt(this::depth).max().orElse(0);
    }

    /// Those groups, and all groups that contain them.
    Set<String> above(Collection<String> groups) {
        Set<String> all = new TreeSet<>(groups);
        groups.forEach(group -> all.addAll(above(group(group).parents())));
        return all;
    }

    /// The roles granted in a project to one of the holders, users by login and groups by name.
    Set<String> rolesOf(Set<String> holders, String project) {
        return file.grants().stream()
                .filter(grant -> grant.project().equals(project))
                .filter(grant -> Stream.concat(grant.groups().stream(), grant.users().stream())
                        .anyMatch(holders::contains))
                .map(GrantJson::role)
                .collect(Collectors.toSet());
    }

    /// The privileges that a user holds in a project, by any path.
    Set<Integer> held(String login, String project) {
        Set<String> groups = above(user(login).groups());
        Set<String> holders = new TreeSet<>(groups);
        holders.add(login);
        Set<Integer> held = new TreeSet<>(user(login).privileges());
        groups.forEach(group -> held.addAll(group(group).privileges()));
        rolesOf(holders, project).forEach(role -> held.addAll(role(role).privileges()));
        return held;
    }

    List<String> projectsWhere(String login, int privilege) {
        return file.projects().stream()
                .map(ProjectJson::name)
                .filter(project -> held(login, project).contains(privilege))
                .toList();
    }

    /// Whether one user holds everything that the other holds, in every project.
    boolean holdsAllThat(String one, String other) {
        return file.projects().stream().map(ProjectJson::name).allMatch(project -> held(one, project)
                .containsAll(held(other, project)));
    }

    /// Whether the user holds, in the project, all privileges of the role.
    boolean mayGrant(String login, String role, String project) {
        return held(login, project).containsAll(role(role).privileges());
    }

    private static FileJson read(String resource) {
        ObjectMapper json = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        try (InputStream in = CompanyFile.class.getResourceAsStream(resource)) {
            return json.readValue(in, FileJson.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    record FileJson(
            List<ProjectJson> projects,
            List<RoleJson> roles,
            List<GroupJson> groups,
            List<UserJson> users,
            List<GrantJson> grants) {}

    record ProjectJson(@Nullable String id, String name, String description) {}

    record RoleJson(@Nullable String id, String name, String description, List<Integer> privileges) {}

    record GroupJson(
            @Nullable String id, String name, String description, List<String> parents, List<Integer> privileges) {

        GroupJson {
            privileges = Objects.requireNonNullElse(privileges, List.of());
        }
    }

    record UserJson(
            @Nullable String id,
            String login,
            String name,
            String description,
            @Nullable Boolean enabled,
            @Nullable String password,
            List<String> groups,
            List<Integer> privileges) {

        UserJson {
            privileges = Objects.requireNonNullElse(privileges, List.of());
        }
    }

    record GrantJson(String project, String role, List<String> groups, List<String> users) {

        GrantJson {
            groups = Objects.requireNonNullElse(groups, List.of());
            users = Objects.requireNonNullElse(users, List.of());
        }
    }
}
