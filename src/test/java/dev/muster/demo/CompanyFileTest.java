package dev.muster.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.Text;
import dev.muster.privilege.Catalogue;
import dev.muster.privilege.CatalogueFile;
import dev.muster.privilege.PrivilegeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The demo company is consistent, and has everything that docs/demo.md describes.
class CompanyFileTest {

    private static final Catalogue CATALOGUE = CatalogueFile.read();
    private static final int DESCRIPTION_CHARS_MAX = 160;
    private static final int EXPORT_TO_EXCEL = 190;

    private final CompanyFile company = CompanyFile.read();

    @Test
    void theCompanyIsOfTheRightSize() {
        assertThat(company.file().users()).hasSize(63);
        assertThat(company.file().groups()).hasSize(16);
        assertThat(company.file().projects()).hasSize(6);
        assertThat(company.file().roles()).hasSize(6);
        assertThat(company.grants()).hasSize(150).doesNotHaveDuplicates();
    }

    @Test
    void namesAreValidAndUniqueByTheirKey() {
        assertThat(company.file().users())
                .extracting(user -> Text.key(user.login()))
                .doesNotHaveDuplicates()
                .doesNotContain("administrator");
        assertThat(company.file().users())
                .extracting(user -> Text.key(user.name()))
                .doesNotHaveDuplicates();
        assertUnique(company.allGroups(), CompanyFile.GroupJson::name);
        assertUnique(company.allRoles(), CompanyFile.RoleJson::name);
        assertUnique(company.file().projects(), CompanyFile.ProjectJson::name);
    }

    @Test
    void everythingHasADescription() {
        assertThat(company.described()).hasSize(91).allSatisfy(text -> assertThat(text)
                .hasSizeBetween(4, DESCRIPTION_CHARS_MAX)
                .endsWith("."));
    }

    @Test
    void idsAreDerivedFromKeysUnlessWellKnown() {
        assertThat(CompanyFile.id("user", "asmith")).isEqualTo("F4FBB143A17E56C12151735038B8FBEE");
        assertThat(company.ids("user", "group")).doesNotHaveDuplicates();
        assertThat(company.ids("role")).doesNotHaveDuplicates();
        assertThat(company.ids("project")).doesNotHaveDuplicates();
    }

    @Test
    void objectsOfTheDocumentedSamplesExist() {
        assertThat(company.ids("user", "group", "project"))
                .contains(
                        "7FC05A65473CE2FD845CE6A1D3F13233",
                        "C1E1419F11D603A2100086B3A5E8F8A4",
                        "B19DEDCC11D4E0EFC000EB9495D0F44F",
                        "AF09B3E3458F78B4FBE4DEB68528BF7B",
                        "CE52831411E696C8BD2F0080EFD5AF44",
                        "22B97E444CEF8A6B58CF468BC190CC6E");
        assertThat(company.file().users())
                .extracting(CompanyFile.UserJson::name)
                .filteredOn(name -> Text.key(name).startsWith("a"))
                .containsExactly("Alice Smith");
    }

    @Test
    void everyParentComesBeforeItsGroup() {
        List<String> before = new ArrayList<>();
        company.allGroups().forEach(group -> {
            assertThat(before).as(group.name()).containsAll(group.parents());
            before.add(group.name());
        });
    }

    @Test
    void groupsAreNestedFourDeep() {
        assertThat(company.file().groups().stream().mapToInt(group -> company.depth(group.name())))
                .contains(1, 2, 3, 4)
                .doesNotContain(5);
    }

    @Test
    void membersAndHoldersExist() {
        List<String> groups =
                company.allGroups().stream().map(CompanyFile.GroupJson::name).toList();
        assertThat(company.file().users())
                .allSatisfy(
                        user -> assertThat(groups).containsAll(user.groups()).doesNotHaveDuplicates());
        assertThat(groups).containsAll(company.granted(grant -> grant.groups().stream()));
        assertThat(company.file().users())
                .extracting(CompanyFile.UserJson::login)
                .containsAll(company.granted(grant -> grant.users().stream()));
    }

    @Test
    void grantsAreOfRolesInProjectsThatExist() {
        assertThat(company.allRoles())
                .extracting(CompanyFile.RoleJson::name)
                .containsAll(company.granted(grant -> Stream.of(grant.role())));
        assertThat(company.file().projects())
                .extracting(CompanyFile.ProjectJson::name)
                .containsAll(company.granted(grant -> Stream.of(grant.project())));
    }

    @Test
    void rolesHaveProjectLevelPrivilegesOnly() {
        PrivilegeSet forRoles = CATALOGUE.all().without(CATALOGUE.serverLevel());
        assertThat(company.file().roles())
                .allMatch(role -> !role.privileges().isEmpty())
                .allMatch(role -> forRoles.containsAll(PrivilegeSet.of(role.privileges())));
        assertThat(company.file().users())
                .allMatch(user -> CATALOGUE.all().containsAll(PrivilegeSet.of(user.privileges())));
        assertThat(company.file().groups())
                .allMatch(group -> CATALOGUE.all().containsAll(PrivilegeSet.of(group.privileges())));
    }

    @Test
    void onlyAFewCanLogInAndTheyFollowTheRule() {
        List<CompanyFile.UserJson> withPassword = company.file().users().stream()
                .filter(user -> user.password() != null)
                .toList();
        assertThat(withPassword)
                .hasSize(9)
                .allMatch(user ->
                        "muster-demo".equals(user.password()) || user.login().equals("mstr"))
                .noneMatch(user -> Boolean.FALSE.equals(user.enabled()));
        assertThat(company.file().users())
                .filteredOn(user -> Boolean.FALSE.equals(user.enabled()))
                .hasSize(2);
    }

    @Test
    void onePersonHoldsAPrivilegeByFivePaths() {
        CompanyFile.UserJson controller = company.user("dokafor");
        String retail = "Retail Operations";
        assertThat(controller.privileges()).contains(EXPORT_TO_EXCEL);
        assertThat(controller.groups())
                .anyMatch(group -> company.group(group).privileges().contains(EXPORT_TO_EXCEL));
        assertThat(company.above(controller.groups()))
                .filteredOn(group -> !controller.groups().contains(group))
                .anyMatch(group -> company.group(group).privileges().contains(EXPORT_TO_EXCEL));
        assertThat(company.rolesOf(Set.of("dokafor"), retail))
                .anyMatch(role -> company.role(role).privileges().contains(EXPORT_TO_EXCEL));
        assertThat(company.rolesOf(company.above(controller.groups()), retail))
                .anyMatch(role -> company.role(role).privileges().contains(EXPORT_TO_EXCEL));
    }

    @Test
    void administrationIsDividedAmongSeveral() {
        assertThat(company.user("rita.roles").privileges()).containsExactly(148);
        assertThat(company.user("helen.ops").privileges()).containsExactly(151);
        assertThat(company.above(company.user("uma.users").groups())).contains("User Administrators");
        assertThat(company.projectsWhere("omar.retail", 149)).containsExactly("Retail Operations");
        assertThat(company.projectsWhere("lena.audit", 178)).containsExactly("Group Finance");
        assertThat(company.file().users())
                .noneMatch(user -> company.above(user.groups()).contains("System Administrators"));
    }

    @Test
    void helpersMayActOnSomeAndNotOnOthers() {
        assertThat(company.holdsAllThat("helen.ops", "tcosta")).isTrue();
        assertThat(company.holdsAllThat("helen.ops", "dokafor")).isFalse();
        assertThat(company.holdsAllThat("uma.users", "tcosta")).isTrue();
        assertThat(company.holdsAllThat("uma.users", "helen.ops")).isFalse();
        assertThat(company.mayGrant("omar.retail", "Analyst", "Retail Operations"))
                .isTrue();
        assertThat(company.mayGrant("omar.retail", "Application Architect", "Retail Operations"))
                .isFalse();
    }

    private static <T> void assertUnique(List<T> things, Function<T, String> name) {
        assertThat(things)
                .extracting(thing -> Text.key(Text.name(name.apply(thing), "demo.name", 250)))
                .doesNotHaveDuplicates();
    }
}
