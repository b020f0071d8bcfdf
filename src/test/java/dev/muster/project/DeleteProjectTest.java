package dev.muster.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.Delegation;
import dev.muster.directory.Project;
import dev.muster.directory.WellKnown;
import dev.muster.ledger.InMemoryOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeleteProjectTest {

    private static final UserId ADMINISTRATOR = WellKnown.ADMINISTRATOR;

    private final InMemoryOrganisation world = new InMemoryOrganisation();
    private final ProjectId sales = world.project("Sales");
    private final ProjectId finance = world.project("Finance");
    private final RoleId reader = world.role("Reader", 1);
    private final RoleId author = world.role("Author", 1, 12);
    private final UserId ada = world.user("Ada");

    @BeforeEach
    void fill() {
        world.grant(reader, sales, ada);
        world.grant(author, sales, WellKnown.EVERYONE);
        world.grant(reader, finance, ada);
        world.set(draft -> {
            draft.delegate(new Delegation(reader, sales, ada));
            draft.delegate(new Delegation(reader, finance, ada));
            draft.delegate(new Delegation(author, null, ada));
        });
    }

    @Test
    void whatWasGrantedAndDelegatedThereGoesWithIt() {
        world.decide(ADMINISTRATOR, new SetProjectStatus(sales, ProjectStatus.UNLOADED));
        world.decide(ADMINISTRATOR, new DeleteProject(sales));

        assertThat(world.now().projects().find(sales)).isEmpty();
        assertThat(world.now().grants().holders(reader, sales)).isEmpty();
        assertThat(world.now().grants().holders(author, sales)).isEmpty();
        assertThat(world.now().grants().holders(reader, finance)).containsExactly(ada);
        assertThat(world.now().delegations())
                .containsExactlyInAnyOrder(new Delegation(reader, finance, ada), new Delegation(author, null, ada));
    }

    @Test
    void whoseListNamesSomebodyLeavesNoTraceOfThem() {
        world.let(project(sales), Acl.Ace.allow(ada, Acl.READ));
        world.decide(ADMINISTRATOR, new SetProjectStatus(sales, ProjectStatus.UNLOADED));
        world.decide(ADMINISTRATOR, new DeleteProject(sales));

        assertThat(world.now().references().naming(ada)).isEmpty();
    }

    @Test
    void nobodyWithoutTheRightDeletesOrUnloadsIt() {
        assertThat(world.refusal(ada, new DeleteProject(sales))).isEqualTo("object.right");
        assertThat(world.refusal(ada, new SetProjectStatus(sales, ProjectStatus.UNLOADED)))
                .isEqualTo("object.right");
        world.hide(project(sales));
        assertThat(world.refusal(ada, new DeleteProject(sales))).isEqualTo("project.unknown");
        assertThat(world.refusal(ada, new SetProjectStatus(sales, ProjectStatus.UNLOADED)))
                .isEqualTo("project.unknown");
    }

    @Test
    void theSameStatusChangesNothing() {
        world.decide(ADMINISTRATOR, new SetProjectStatus(sales, ProjectStatus.LOADED));

        assertThat(world.changes()).isEmpty();
    }

    private Project project(ProjectId id) {
        return world.now().projects().find(id).orElseThrow();
    }
}
