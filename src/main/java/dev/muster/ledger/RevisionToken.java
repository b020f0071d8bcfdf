package dev.muster.ledger;

import dev.muster.base.Problem;
import dev.muster.base.Text;
import dev.muster.store.Head;

/// A revision token that a client sent: the position of a picture, see [Picture#revisionToken()].
///
/// @param epoch the epoch, a text without dots
/// @param revision number of the last journal entry, 0 or more
/// @param feed number of the last batch, 0 or more
record RevisionToken(String epoch, long revision, long feed) {

    private static final int EPOCH_SHOWN_CHARS = 4;

    /// Parses a token.
    ///
    /// @param text the text that the client sent
    /// @param latest the latest head, the example in the message of the refusal
    /// @throws Problem.Invalid `ledger.revision` if the text is not a token
    static RevisionToken read(String text, Head latest) {
        String[] parts = text.split("\\.", -1);
        long revision = parts.length == 3 ? number(parts[1]) : -1;
        long feed = parts.length == 3 ? number(parts[2]) : -1;
        if (revision < 0 || feed < 0) {
            throw new Problem.Invalid(
                    "ledger.revision",
                    "Not a revision of this server: '" + Text.shown(text) + "'. A revision of this server looks like '"
                            + example(latest) + "'; take it from the X-Muster-Revision header of an answer");
        }
        return new RevisionToken(parts[0], revision, feed);
    }

    private static String example(Head head) {
        int end = Math.min(head.epoch().length(), EPOCH_SHOWN_CHARS);
        return head.epoch().substring(0, end) + "…." + head.revision() + "." + head.feed();
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }

    /// Requires that a head is of the same epoch.
    ///
    /// @throws Problem.Conflict `ledger.epoch` if it is of another epoch
    void requireEpochOf(Head head) {
        if (!isOfEpoch(head)) {
            throw new Problem.Conflict(
                    "ledger.epoch",
                    "That revision is of another epoch of this server. Read the data again, and use the"
                            + " X-Muster-Revision header of that answer");
        }
    }

    boolean isOfEpoch(Head head) {
        return head.epoch().equals(epoch);
    }

    /// Whether a head of the same epoch is at least as new.
    boolean isReachedBy(Head head) {
        return head.revision() >= revision && head.feed() >= feed;
    }
}
