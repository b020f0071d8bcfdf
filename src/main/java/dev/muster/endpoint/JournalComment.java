package dev.muster.endpoint;

import dev.muster.base.Text;
import dev.muster.http.Method;
import dev.muster.http.Request;
import dev.muster.ledger.UseCase;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The comment for the journal, read from the places where clients send it: the query parameter `userComments`
/// (`userComment` where many objects are deleted), or else the member `changeJournal` of a body.
///
/// It replaces a comment that the use case sets, such as the one of a PATCH operation.
public final class JournalComment {

    /// Longest comment of an entry, in characters.
    public static final int COMMENT_CHARS_MAX = 4_000;

    private JournalComment() {}

    /// The part of a body that is about the journal.
    record Commented(@Nullable ChangeJournal changeJournal) {}

    record ChangeJournal(@Nullable String userComments) {}

    /// The comment of a request's query, or else of its body, unaltered. The body of a DELETE is not read,
    /// because it is a list.
    ///
    /// @throws dev.muster.base.Problem.Invalid `json.type`, `json.malformed`, `body.too_large`
    static Optional<String> comment(Request request) {
        Optional<String> ofQuery = request.query("userComments").or(() -> request.query("userComment"));
        boolean mayHaveBody = ofQuery.isEmpty() && request.method() != Method.DELETE && request.hasBody();
        return mayHaveBody
                ? Optional.ofNullable(request.body(Commented.class).changeJournal())
                        .map(ChangeJournal::userComments)
                : ofQuery;
    }

    /// A use case with the comment.
    ///
    /// Refuses with `journal.comment`, and as the use case does.
    static UseCase with(Optional<String> comment, UseCase useCase) {
        return draft -> {
            useCase.decide(draft);
            comment.map(JournalComment::prose).ifPresent(draft::comment);
        };
    }

    private static String prose(String comment) {
        return Text.prose(comment, "journal.comment", COMMENT_CHARS_MAX);
    }
}
