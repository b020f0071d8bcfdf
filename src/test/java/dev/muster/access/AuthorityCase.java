package dev.muster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.muster.base.GroupId;
import dev.muster.base.Problem;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import java.util.List;
import java.util.function.Consumer;

/// One line of the tables of authority: may a caller do this? (docs/decisions/0010, "Authority" and below)
///
/// The caller is ada, a member of analysts, who are members of staff. The role author gives 3 and 12, reader 3.
///
/// @param rule description of the rule
/// @param refusal code of the expected refusal; [#ALLOWED] if the action is allowed
/// @param setup preparation of the organisation
/// @param action an action by ada
record AuthorityCase(String rule, String refusal, Consumer<AccessFixture> setup, Consumer<Authority> action) {

    static final String ALLOWED = "";
    static final GroupId STAFF = AccessFixture.groupId("staff");
    static final GroupId ANALYSTS = AccessFixture.groupId("analysts");
    static final GroupId OTHERS = AccessFixture.groupId("others");
    static final GroupId ABOVE = AccessFixture.groupId("above others");
    static final UserId ADA = AccessFixture.userId("ada");
    static final UserId BOB = AccessFixture.userId("bob");
    static final ProjectId SALES = AccessFixture.projectId("sales");
    static final ProjectId FINANCE = AccessFixture.projectId("finance");
    static final RoleId AUTHOR = AccessFixture.roleId("author");
    static final RoleId READER = AccessFixture.roleId("reader");

    /// One line of a table.
    static AuthorityCase line(String rule, String refusal, Consumer<AccessFixture> setup, Consumer<Authority> action) {
        return new AuthorityCase(rule, refusal, setup, action);
    }

    /// Fails unless the action is allowed or refused as the line says.
    void verify() {
        AccessFixture fixture = organisation();
        setup.accept(fixture);

        Throwable thrown = catchThrowable(() -> action.accept(fixture.authority(ADA)));

        assertThat(thrown instanceof Problem problem ? problem.code() : ALLOWED).isEqualTo(refusal);
        assertThat(thrown == null || thrown instanceof Problem).isTrue();
    }

    static AccessFixture organisation() {
        AccessFixture fixture = new AccessFixture();
        fixture.group("staff");
        fixture.group("analysts", STAFF);
        fixture.group("above others");
        fixture.group("others", ABOVE);
        fixture.user("ada", ANALYSTS);
        fixture.user("bob");
        fixture.project("sales");
        fixture.project("finance");
        fixture.role("author", 3, 12);
        fixture.role("reader", 3);
        return fixture;
    }

    static void nothing(AccessFixture fixture) {}

    /// Lets ada hold these privileges by a role in the project.
    static AccessFixture holds(AccessFixture fixture, ProjectId project, int... privileges) {
        RoleId role = fixture.role("role " + project + List.of(privileges.length), privileges);
        return fixture.grant(role, project, ADA);
    }

    static AccessFixture holdsEverywhere(AccessFixture fixture, int... privileges) {
        return holds(holds(fixture, SALES, privileges), FINANCE, privileges);
    }

    @Override
    public String toString() {
        return rule + (refusal.isEmpty() ? ": allowed" : ": " + refusal);
    }
}
