package dev.muster.wire;

import dev.muster.base.Text;
import dev.muster.ledger.UseCase;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The comment for the journal, from any of the places in which clients send one.
public final class Journalled {

    /// Longest comment kept with an entry.
    public static final int COMMENT_CHARS_MAX = 4_000;

    private Journalled() {}

    /// The `changeJournal` member of a POST or PUT body.
    public record ChangeJournal(@Nullable String userComments) {}

    /// A use case with the comment of a body or query, if there is one.
    public static UseCase with(Optional<String> comment, UseCase useCase) {
        Optional<String> text = comment.map(raw -> Text.prose(raw, "journal.comment", COMMENT_CHARS_MAX));
        return draft -> {
            text.ifPresent(draft::comment);
            useCase.decide(draft);
        };
    }

    /// The comment of a PATCH's operation.
    ///
    /// @throws dev.muster.base.Problem.Invalid `patch.operation`, `patch.value`, `journal.comment`
    public static String comment(Patch.Step step) {
        if (step.verb() == Patch.Verb.REMOVE) {
            throw step.unknown();
        }
        return Text.prose(step.text(), "journal.comment", COMMENT_CHARS_MAX);
    }

    /// The comment of a body's `changeJournal` member.
    public static Optional<String> comment(@Nullable ChangeJournal journal) {
        return Optional.ofNullable(journal).map(ChangeJournal::userComments);
    }
}
