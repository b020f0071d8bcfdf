package dev.muster.project;

import dev.muster.base.Problem;
import dev.muster.base.ProjectId;
import dev.muster.ledger.UseCase;
import dev.muster.wire.PatchBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The parser of `PATCH /api/projects/{id}`: the operations of the body, in order.
///
/// @param id id of the project
/// @param steps the alterations of the project, in order
/// @param comment the comment for the journal, the last one if the body has several
record ProjectPatch(ProjectId id, List<AlterProject> steps, Optional<String> comment) {

    /// Reads a body.
    ///
    /// @throws Problem.Invalid `patch.operations`, `patch.operation`, `patch.value`, `journal.comment`
    static ProjectPatch of(ProjectId id, PatchBody body) {
        List<AlterProject> steps = new ArrayList<>();
        Optional<String> comment = Optional.empty();
        for (PatchBody.Operation operation : body.operations()) {
            String path = operation.path().toLowerCase(Locale.ROOT);
            boolean isComment = path.equalsIgnoreCase(PatchBody.COMMENT_PATH);
            if (operation.verb() == PatchBody.Verb.REMOVE || (operation.verb() == PatchBody.Verb.ADD && !isComment)) {
                throw operation.unknown();
            }
            if (isComment) {
                comment = Optional.of(operation.comment());
            } else {
                steps.add(alter(id, path, operation));
            }
        }
        return new ProjectPatch(id, steps, comment);
    }

    private static AlterProject alter(ProjectId id, String path, PatchBody.Operation operation) {
        return switch (path) {
            case "/name" -> new AlterProject(id, operation.text(), null, null);
            case "/description" -> new AlterProject(id, null, operation.text(), null);
            case "/alias" -> new AlterProject(id, null, null, operation.text());
            default -> throw operation.unknown();
        };
    }

    /// The use case that applies all steps, or none.
    UseCase useCase() {
        return draft -> {
            draft.sight().require(id);
            steps.forEach(operation -> operation.decide(draft));
            comment.ifPresent(draft::comment);
        };
    }
}
