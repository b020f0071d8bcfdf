package dev.muster.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.ProjectId;
import dev.muster.base.RawId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.ledger.InMemoryOrganisation;
import dev.muster.naming.NameOperation;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The rights that altering a role takes.
class AlterRoleTest {

    private final InMemoryOrganisation organisation = new InMemoryOrganisation();
    private final RoleId role = organisation.role("Role");
    private final ProjectId project = organisation.project("Project");
    private final UserId member = organisation.user("Member");
    private final UserId manager = organisation.user("Manager", 148);

    @Test
    void alteringMembersTakesNoRightToWriteTheRole() {
        organisation.addEntry(
                organisation.now().roles().find(role).orElseThrow(), new Acl.Ace(manager, true, Acl.WRITE, false));

        assertThat(organisation.refusal(manager, alter(new RoleOperation.Name(new NameOperation.Describe("other")))))
                .isEqualTo("object.right");
        organisation.decide(manager, alter(new RoleOperation.AddMembers(project, List.of(RawId.of(member)))));
        assertThat(organisation.now().grants().holders(role, project)).containsExactly(member);
        organisation.decide(manager, alter(new RoleOperation.RemoveMembers(project, List.of(RawId.of(member)))));
        assertThat(organisation.now().grants().holders(role, project)).isEmpty();
    }

    private AlterRole alter(RoleOperation operation) {
        return new AlterRole(role, List.of(operation));
    }
}
