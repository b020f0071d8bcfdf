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
        for (PatchBody.Step step : body.steps()) {
            String path = step.path().toLowerCase(Locale.ROOT);
            boolean isComment = path.equalsIgnoreCase(PatchBody.COMMENT_PATH);
            if (step.verb() == PatchBody.Verb.REMOVE || (step.verb() == PatchBody.Verb.ADD && !isComment)) {
                throw step.unknown();
            }
            if (isComment) {
                comment = Optional.of(step.comment());
            } else {
                steps.add(alter(id, path, step));
            }
        }
        return new ProjectPatch(id, steps, comment);
    }

    private static AlterProject alter(ProjectId id, String path, PatchBody.Step step) {
        return switch (path) {
            case "/name" -> new AlterProject(id, step.text(), null, null);
            case "/description" -> new AlterProject(id, null, step.text(), null);
            case "/alias" -> new AlterProject(id, null, null, step.text());
            default -> throw step.unknown();
        };
    }

    /// The use case that applies all steps, or none.
    UseCase useCase() {
        return draft -> {
            draft.sight().require(id);
            steps.forEach(step -> step.decide(draft));
            comment.ifPresent(draft::comment);
        };
    }
}
