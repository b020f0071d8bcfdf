package dev.muster.object;

import dev.muster.base.Problem;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.role.DeleteRole;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Deletes objects of several kinds: all of them, or none. What stands twice is deleted once.
///
/// Each kind needs its permit. Refuses with `permit.missing`, `object.project`, and as [DeleteRole] does.
record DeleteObjects(Set<Target> targets) implements UseCase {

    /// Most objects deleted at once: one entry of the journal has them all.
    static final int OBJECTS_MAX = 1_000;

    DeleteObjects(List<Target> targets) {
        this(new LinkedHashSet<>(targets));
    }

    @Override
    public void decide(Draft draft) {
        targets.forEach(target -> draft.authority().require(target.kind().permit()));
        targets.forEach(target -> target.require(draft.sight()));
        targets.forEach(target -> delete(draft, target));
    }

    private static void delete(Draft draft, Target target) {
        switch (target.kind()) {
            case ROLE -> new DeleteRole(target.role()).decide(draft);
            case PROJECT ->
                throw new Problem.Invalid(
                        "object.project", "A project is deleted by DELETE /api/projects/{id}, after it was unloaded");
            case HOLDER ->
                throw new Problem.Invalid("object.unsupported", "Users and groups are not deleted by this call");
        }
    }
}
