package dev.muster.group;

import dev.muster.base.GroupId;
import dev.muster.directory.Acl;
import dev.muster.directory.Group;
import dev.muster.directory.ItemProperties;
import dev.muster.directory.WellKnown;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.privilege.PrivilegeSet;

/// Creates a group without members, roles or privileges.
///
/// Refuses with `group.name`, `group.name_taken`, `group.description`.
///
/// @param id id of the new group, random
/// @param name unique among groups, regardless of upper and lower case
public record CreateGroup(GroupId id, String name, String description) implements UseCase {

    /// The stand-in of a group whose texts are refused: it creates the group under a name that is certainly free and
    /// without a description, so that no rule refuses it.
    static CreateGroup standIn(GroupId id) {
        return new CreateGroup(id, "New " + id.text(), "");
    }

    @Override
    public void decide(Draft draft) {
        ItemProperties properties = ItemProperties.of(
                GroupRules.NAMES.requireFree(draft.now().groups(), id, name),
                GroupRules.NAMES.description(description),
                WellKnown.ADMINISTRATOR,
                Acl.COMMON);
        draft.put(new Group(id, properties, PrivilegeSet.EMPTY));
    }
}
