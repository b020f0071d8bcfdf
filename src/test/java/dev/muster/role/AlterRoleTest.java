package dev.muster.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.ProjectId;
import dev.muster.base.RawId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.ledger.InMemoryOrganisation;
import dev.muster.naming.NameChange;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which rights altering a role takes.
class AlterRoleTest {

    private final InMemoryOrganisation world = new InMemoryOrganisation();
    private final RoleId role = world.role("Role");
    private final ProjectId project = world.project("Project");
    private final UserId member = world.user("Member");
    private final UserId keeper = world.user("Keeper", 148);

    @Test
    void whoHoldsItIsNoPartOfIt() {
        world.let(world.now().roles().find(role).orElseThrow(), new Acl.Ace(keeper, true, Acl.WRITE, false));

        assertThat(world.refusal(keeper, alter(new RoleOperation.Name(new NameChange.Describe("other")))))
                .isEqualTo("object.right");
        world.decide(keeper, alter(new RoleOperation.AddMembers(project, List.of(RawId.of(member)))));
        assertThat(world.now().grants().holders(role, project)).containsExactly(member);
        world.decide(keeper, alter(new RoleOperation.RemoveMembers(project, List.of(RawId.of(member)))));
        assertThat(world.now().grants().holders(role, project)).isEmpty();
    }

    private AlterRole alter(RoleOperation operation) {
        return new AlterRole(role, List.of(operation));
    }
}
