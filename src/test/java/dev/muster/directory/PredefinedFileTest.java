package dev.muster.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.base.Hex;
import dev.muster.privilege.Catalogue;
import dev.muster.privilege.CatalogueFile;
import dev.muster.privilege.PrivilegeSet;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The predefined objects of every installation are consistent, and as docs/decisions/0011 describes them.
class PredefinedFileTest {

    private static final Catalogue CATALOGUE = CatalogueFile.read();

    private final FileJson file = read();
    private final Map<String, RoleJson> roles =
            file.roles().stream().collect(Collectors.toMap(RoleJson::name, Function.identity()));

    @Test
    void idsAreWellFormedAndUnique() {
        // A user or group may share an id with a role: they are of different types.
        assertThat(Stream.concat(
                        file.users().stream().map(UserJson::id),
                        file.groups().stream().map(GroupJson::id)))
                .doesNotHaveDuplicates()
                .allMatch(PredefinedFileTest::isId);
        assertThat(file.roles())
                .hasSize(19)
                .extracting(RoleJson::id)
                .doesNotHaveDuplicates()
                .allMatch(PredefinedFileTest::isId);
    }

    @Test
    void namesAreUniqueAndDescribed() {
        assertThat(file.groups()).hasSize(13).extracting(GroupJson::name).doesNotHaveDuplicates();
        assertThat(file.roles()).extracting(RoleJson::name).doesNotHaveDuplicates();
        assertThat(Stream.concat(
                        file.groups().stream().map(GroupJson::description),
                        file.roles().stream().map(RoleJson::description)))
                .doesNotHaveDuplicates()
                .allMatch(description -> description.matches(".{10,160}\\."));
    }

    @Test
    void rolesHoldOnlyOfferedProjectLevelPrivileges() {
        PrivilegeSet forRoles = CATALOGUE.all().without(CATALOGUE.serverLevel());
        assertThat(file.roles()).allSatisfy(role -> assertThat(
                        held(role.name()).without(forRoles).toList())
                .as(role.name())
                .isEmpty());
        assertThat(file.roles()).allMatch(role -> !held(role.name()).isEmpty());
    }

    @Test
    void groupsHoldOnlyOfferedPrivileges() {
        assertThat(file.groups())
                .filteredOn(group -> group.privileges() != null)
                .allSatisfy(group -> assertThat(CATALOGUE.all().toList())
                        .as(group.name())
                        .containsAll(Objects.requireNonNull(group.privileges())));
        assertThat(file.groups())
                .filteredOn(GroupJson::wholeCatalogue)
                .extracting(GroupJson::id)
                .containsExactly(WellKnown.SYSTEM_ADMINISTRATORS.text());
    }

    @Test
    void everyParentComesBeforeItsGroup() {
        List<String> names = file.groups().stream().map(GroupJson::name).toList();
        assertThat(file.groups()).allSatisfy(group -> assertThat(names.subList(0, names.indexOf(group.name())))
                .containsAll(group.parents()));
    }

    @Test
    void administratorIsASystemAdministrator() {
        assertThat(file.users()).singleElement().satisfies(user -> {
            assertThat(user.id()).isEqualTo(WellKnown.ADMINISTRATOR.text());
            assertThat(user.groups()).containsExactly("System Administrators");
        });
    }

    @Test
    void derivedRolesBuildOnEachOther() {
        assertThat(held("Analyst").containsAll(held("Consumer"))).isTrue();
        assertThat(held("Collaborator").containsAll(held("Consumer"))).isTrue();
        assertThat(held("Certifier")).isEqualTo(held("Collaborator").with(PrivilegeSet.of(260)));
        assertThat(held("Analytics Architect").containsAll(held("Analyst"))).isTrue();
        assertThat(List.of("Embedded Analytics Architect", "Mobile Architect", "Application Architect"))
                .allMatch(name -> held(name).containsAll(held("Analytics Architect")));
        assertThat(held("Platform Administrator").containsAll(held("Application Administrator")))
                .isTrue();
    }

    @Test
    void derivedRolesBypassNoAccessCheck() {
        PrivilegeSet bypass = PrivilegeSet.of(16, 61, 231);
        assertThat(file.roles()).filteredOn(role -> !role.seen()).hasSize(10).allMatch(role -> held(role.name())
                .and(bypass)
                .isEmpty());
    }

    private PrivilegeSet held(String role) {
        return PrivilegeSet.of(Objects.requireNonNull(roles.get(role)).privileges());
    }

    private static boolean isId(String text) {
        return Hex.isId(text) && Hex.text(Hex.high(text), Hex.low(text)).equals(text);
    }

    private static FileJson read() {
        try (InputStream in = PredefinedFileTest.class.getResourceAsStream("predefined.json")) {
            return new ObjectMapper().readValue(in, FileJson.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private record FileJson(List<UserJson> users, List<GroupJson> groups, List<RoleJson> roles) {}

    private record UserJson(String id, String login, String name, String description, List<String> groups) {}

    private record GroupJson(
            String id,
            String name,
            String description,
            List<String> parents,
            boolean wholeCatalogue,
            @Nullable List<Integer> privileges) {}

    private record RoleJson(String id, String name, String description, boolean seen, List<Integer> privileges) {}
}
