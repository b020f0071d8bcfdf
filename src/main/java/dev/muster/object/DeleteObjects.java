package dev.muster.object;

import dev.muster.base.Problem;
import dev.muster.directory.Group;
import dev.muster.directory.Item;
import dev.muster.directory.Project;
import dev.muster.directory.Role;
import dev.muster.directory.User;
import dev.muster.group.DeleteGroup;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.role.DeleteRole;
import dev.muster.user.DeleteUser;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Deletes objects of several kinds: all of them, or none. An object that the request names twice is deleted once.
///
/// Each kind of object has its own permit. Refuses with `permit.missing`, `object.project`, and as [DeleteRole],
/// [DeleteUser] and [DeleteGroup] do.
record DeleteObjects(Set<ObjectReference> targets) implements UseCase {

    /// Most objects in one request: one entry of the journal contains all of them.
    static final int OBJECTS_MAX = 1_000;

    DeleteObjects(List<ObjectReference> targets) {
        this(new LinkedHashSet<>(targets));
    }

    @Override
    public void decide(Draft draft) {
        targets.forEach(target -> draft.authority().require(target.kind().permit()));
        targets.forEach(target -> target.require(draft.sight()));
        targets.forEach(target -> delete(draft, target.require(draft.sight())));
    }

    private static void delete(Draft draft, Item item) {
        switch (item) {
            case Role role -> new DeleteRole(role.id()).decide(draft);
            case User user -> new DeleteUser(user.id()).decide(draft);
            case Group group -> new DeleteGroup(group.id()).decide(draft);
            case Project project ->
                throw new Problem.Invalid("object.project", "A project is deleted by DELETE /api/projects/{id}");
        }
    }
}
