package dev.muster.access;

import static dev.muster.access.AccessFixture.allow;
import static dev.muster.access.AuthorityCase.ADA;
import static dev.muster.access.AuthorityCase.AUTHOR;
import static dev.muster.access.AuthorityCase.BOB;
import static dev.muster.access.AuthorityCase.FINANCE;
import static dev.muster.access.AuthorityCase.OTHERS;
import static dev.muster.access.AuthorityCase.READER;
import static dev.muster.access.AuthorityCase.SALES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.base.Problem;
import dev.muster.directory.Acl;
import dev.muster.privilege.Permit;
import dev.muster.privilege.PrivilegeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// A refusal names the missing privileges, as far as the caller may see them, and what the caller can do.
class AuthorityMessageTest {

    private static final String OTHERS_UNSEEN = "and others you may not see";
    private static final String REMEDY = ". Ask a security administrator to do this or to give you the privileges";

    private final AccessFixture fixture = AuthorityCase.organisation();

    private String refusal(Consumer<Authority> action) {
        return catchThrowableOfType(Problem.NotPermitted.class, () -> action.accept(fixture.authority(ADA)))
                .getMessage();
    }

    private static String name(int privilege) {
        return "'" + AccessFixture.CATALOGUE.name(privilege) + "'";
    }

    @Test
    void privilegesOfTheRequestAreNamed() {
        fixture.give(ADA, 3);

        assertThat(refusal(a -> a.requireGivePrivileges(PrivilegeSet.of(3, 12, 50))))
                .isEqualTo("Giving these privileges needs privileges that you do not hold: " + name(12) + "; "
                        + name(50) + REMEDY);
    }

    @Test
    void projectsAreNamedIfSeen() {
        fixture.grant(AUTHOR, SALES, BOB).grant(AUTHOR, FINANCE, BOB);
        assertThat(refusal(a -> a.requireAddPrivileges(AUTHOR, PrivilegeSet.of(1))))
                .isEqualTo("Putting these privileges into the Security Role 'author' needs privileges that you do not"
                        + " hold: " + name(1) + " in project 'finance'; " + name(1) + " in project 'sales'" + REMEDY);

        fixture.acl(FINANCE, allow(BOB, Acl.FULL));
        assertThat(refusal(a -> a.requireAddPrivileges(AUTHOR, PrivilegeSet.of(1))))
                .doesNotContain("finance")
                .contains("in project 'sales'")
                .endsWith(OTHERS_UNSEEN + REMEDY);
    }

    @Test
    void aRolesPrivilegesAreShownToItsReaders() {
        assertThat(refusal(a -> a.requireGrant(AUTHOR, SALES, BOB)))
                .isEqualTo("Granting the Security Role 'author' in the Project 'sales' needs privileges that you do not"
                        + " hold, and you may not see which" + REMEDY);

        fixture.acl(AUTHOR, allow(ADA, Acl.BROWSE | Acl.READ));
        assertThat(refusal(a -> a.requireGrant(AUTHOR, SALES, BOB)))
                .endsWith(": " + name(3) + " in project 'sales'; " + name(12) + " in project 'sales'" + REMEDY);
    }

    @Test
    void privilegesOfOthersAreShownToWhoMayReadThem() {
        fixture.give(OTHERS, 3).grant(AUTHOR, SALES, OTHERS);
        assertThat(refusal(a -> a.requireJoin(OTHERS)))
                .isEqualTo("Adding members to the User Group 'others' needs privileges that you do not hold, and you"
                        + " may not see which" + REMEDY);

        fixture.give(ADA, 50).acl(AUTHOR, allow(ADA, Acl.BROWSE | Acl.READ));
        assertThat(refusal(a -> a.requireJoin(OTHERS)))
                .endsWith(": " + name(3) + "; " + name(3) + " in project 'sales'; " + name(12) + " in project 'sales'"
                        + REMEDY);
    }

    @Test
    void privilegesOfHiddenGroupsAndRolesAreNotNamed() {
        fixture.give(ADA, 50)
                .join(OTHERS, BOB)
                .give(AuthorityCase.ABOVE, 20)
                .give(BOB, 1)
                .grant(AUTHOR, SALES, BOB);
        fixture.acl(AuthorityCase.ABOVE, allow(BOB, Acl.FULL)).acl(AUTHOR, allow(BOB, Acl.FULL));

        assertThat(refusal(a -> a.requireActUpon(BOB)))
                .isEqualTo("Managing the User 'bob' needs privileges that you do not hold: " + name(1) + "; "
                        + OTHERS_UNSEEN + REMEDY);
    }

    @Test
    void aHiddenRoleAppearsByTheIdThatTheCallerSent() {
        fixture.acl(READER, allow(BOB, Acl.FULL));

        assertThat(refusal(a -> a.requireGrant(READER, SALES, BOB)))
                .startsWith("Granting the Security Role with ID '" + READER.text() + "' in the Project 'sales'")
                .doesNotContain("reader");
    }

    @Test
    void aLongListIsCutOff() {
        assertThat(refusal(a -> a.requireGivePrivileges(AccessFixture.CATALOGUE.all())))
                .hasSizeLessThan(2_000)
                .endsWith("; and others" + REMEDY);
    }

    @Test
    void aPermitIsNamed() {
        String remedy = " privilege(s) to perform the task. Ask a security administrator for the privilege.";
        assertThat(refusal(a -> a.requireAssignIn(SALES)))
                .isEqualTo("You do not have " + AccessFixture.CATALOGUE.name(148) + " or, in the project, "
                        + AccessFixture.CATALOGUE.name(149) + remedy);
        assertThat(refusal(a -> a.require(Permit.MANAGE_ROLES)))
                .isEqualTo("You do not have " + AccessFixture.CATALOGUE.name(148) + remedy);
    }

    @Test
    void aDisabledCallerIsAdvised() {
        fixture.disable(ADA);

        assertThat(refusal(a -> a.requireGivePrivileges(PrivilegeSet.of(1))))
                .isEqualTo("Your account is disabled or deleted. Ask a security administrator");
    }
}
