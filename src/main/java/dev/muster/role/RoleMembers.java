package dev.muster.role;

import dev.muster.access.Sight;
import dev.muster.base.ObjectId;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.Text;
import dev.muster.directory.Directory;
import dev.muster.directory.Item;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Lists the holders of a role in a project, as far as a caller may see them.
final class RoleMembers {

    private static final Comparator<Item> BY_NAME = Comparator.comparing(
                    (Item member) -> Text.key(member.properties().name()))
            .thenComparing(Item::id, ObjectId::compare);

    private RoleMembers() {}

    /// The members, sorted by name and then by id.
    static List<Item> of(Directory directory, Sight sight, RoleId role, ProjectId project) {
        return sight.members(role, project).stream()
                .map(directory::find)
                .flatMap(Optional::stream)
                .sorted(BY_NAME)
                .toList();
    }
}
