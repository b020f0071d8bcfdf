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

    private final InMemoryOrganisation organisation = new InMemoryOrganisation();
    private final ProjectId sales = organisation.project("Sales");
    private final ProjectId finance = organisation.project("Finance");
    private final RoleId reader = organisation.role("Reader", 1);
    private final RoleId author = organisation.role("Author", 1, 12);
    private final UserId ada = organisation.user("Ada");

    @BeforeEach
    void fill() {
        organisation.grant(reader, sales, ada);
        organisation.grant(author, sales, WellKnown.EVERYONE);
        organisation.grant(reader, finance, ada);
        organisation.set(draft -> {
            draft.delegate(new Delegation(reader, sales, ada));
            draft.delegate(new Delegation(reader, finance, ada));
            draft.delegate(new Delegation(author, null, ada));
        });
    }

    @Test
    void grantsAndDelegationsInAProjectAreDeletedWithIt() {
        organisation.decide(ADMINISTRATOR, new SetProjectStatus(sales, ProjectStatus.UNLOADED));
        organisation.decide(ADMINISTRATOR, new DeleteProject(sales));

        assertThat(organisation.now().projects().find(sales)).isEmpty();
        assertThat(organisation.now().grants().holders(reader, sales)).isEmpty();
        assertThat(organisation.now().grants().holders(author, sales)).isEmpty();
        assertThat(organisation.now().grants().holders(reader, finance)).containsExactly(ada);
        assertThat(organisation.now().delegations())
                .containsExactlyInAnyOrder(new Delegation(reader, finance, ada), new Delegation(author, null, ada));
    }

    @Test
    void trusteesOfADeletedProjectAreNotReferencedAnyMore() {
        organisation.addEntry(project(sales), Acl.Ace.allow(ada, Acl.READ));
        organisation.decide(ADMINISTRATOR, new SetProjectStatus(sales, ProjectStatus.UNLOADED));
        organisation.decide(ADMINISTRATOR, new DeleteProject(sales));

        assertThat(organisation.now().references().objectsNaming(ada)).isEmpty();
    }

    @Test
    void deletingAndUnloadingTakeTheRight() {
        assertThat(organisation.refusal(ada, new DeleteProject(sales))).isEqualTo("object.right");
        assertThat(organisation.refusal(ada, new SetProjectStatus(sales, ProjectStatus.UNLOADED)))
                .isEqualTo("object.right");
        organisation.hide(project(sales));
        assertThat(organisation.refusal(ada, new DeleteProject(sales))).isEqualTo("project.unknown");
        assertThat(organisation.refusal(ada, new SetProjectStatus(sales, ProjectStatus.UNLOADED)))
                .isEqualTo("project.unknown");
    }

    @Test
    void theSameStatusChangesNothing() {
        organisation.decide(ADMINISTRATOR, new SetProjectStatus(sales, ProjectStatus.LOADED));

        assertThat(organisation.changes()).isEmpty();
    }

    private Project project(ProjectId id) {
        return organisation.now().projects().find(id).orElseThrow();
    }
}
