package dev.muster.group;

import dev.muster.base.GroupId;
import dev.muster.base.Problem;
import dev.muster.base.Text;
import dev.muster.directory.About;
import dev.muster.directory.Acl;
import dev.muster.directory.Group;
import dev.muster.directory.WellKnown;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.privilege.PrivilegeSet;

/// Creates a group without members, which holds nothing.
///
/// Refuses with `group.name`, `group.name_taken`, `group.description`.
///
/// @param id of the new group, random
/// @param name unique among groups, whatever the case of its letters
public record CreateGroup(GroupId id, String name, String description) implements UseCase {

    /// Longest name of a group.
    public static final int NAME_CHARS_MAX = 250;

    /// Longest description of a group.
    public static final int DESCRIPTION_CHARS_MAX = 4_000;

    @Override
    public void decide(Draft draft) {
        String stored = Text.name(name, "group.name", NAME_CHARS_MAX);
        if (draft.now().groups().named(stored).isPresent()) {
            throw new Problem.Conflict("group.name_taken", "There is a group named '" + Text.shown(stored) + "'");
        }
        String words = Text.prose(description, "group.description", DESCRIPTION_CHARS_MAX);
        draft.put(new Group(id, About.of(stored, words, WellKnown.ADMINISTRATOR, Acl.COMMON), PrivilegeSet.EMPTY));
    }
}
