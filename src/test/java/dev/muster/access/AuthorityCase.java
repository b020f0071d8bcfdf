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

/// One line of the tables of what a caller may bring about (docs/decisions/0010, "Authority" and below).
///
/// The caller is ada, a member of analysts, who are members of staff. The role author gives 3 and 12, reader 3.
///
/// @param says the rule
/// @param refusal its code; [#MAY]: none
/// @param given what is so before
/// @param act what ada would do
record AuthorityCase(String says, String refusal, Consumer<AccessFixture> given, Consumer<Authority> act) {

    static final String MAY = "";
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
    static AuthorityCase line(String says, String refusal, Consumer<AccessFixture> given, Consumer<Authority> act) {
        return new AuthorityCase(says, refusal, given, act);
    }

    /// Fails unless ada may, or is refused, as the line says.
    void hold() {
        AccessFixture fixture = world();
        given.accept(fixture);

        Throwable thrown = catchThrowable(() -> act.accept(fixture.authority(ADA)));

        assertThat(thrown instanceof Problem problem ? problem.code() : MAY).isEqualTo(refusal);
        assertThat(thrown == null || thrown instanceof Problem).isTrue();
    }

    static AccessFixture world() {
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

    /// Ada holds these by a role in the project.
    static AccessFixture holds(AccessFixture fixture, ProjectId project, int... privileges) {
        RoleId role = fixture.role("role " + project + List.of(privileges.length), privileges);
        return fixture.grant(role, project, ADA);
    }

    static AccessFixture holdsEverywhere(AccessFixture fixture, int... privileges) {
        return holds(holds(fixture, SALES, privileges), FINANCE, privileges);
    }

    @Override
    public String toString() {
        return says + (refusal.isEmpty() ? ": may" : ": " + refusal);
    }
}
