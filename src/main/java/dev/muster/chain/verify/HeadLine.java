package dev.muster.chain.verify;

import dev.muster.store.Head;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The head of a journal as one line of text, to be stored elsewhere. With it, a verification also finds that the end
/// was cut off, or that the journal was rewritten.
///
/// @param epoch the epoch: 1 or more characters without blanks
/// @param revision the revision of the last entry, 0 or more
/// @param hash the hash of that entry, 64 lower-case hex digits
public record HeadLine(String epoch, long revision, String hash) {

    private static final Pattern LINE = Pattern.compile("muster-head 1 (\\S+) (0|[1-9][0-9]{0,17}) ([0-9a-f]{64})");

    /// The line of a database's head.
    public static HeadLine of(Head head) {
        return new HeadLine(head.epoch(), head.revision(), head.hash());
    }

    /// Reads the line, with or without white space around it.
    ///
    /// @throws IllegalArgumentException with a sentence for people, if the text is not such a line
    public static HeadLine read(String text) {
        Matcher line = LINE.matcher(text.strip());
        if (!line.matches()) {
            throw new IllegalArgumentException(
                    "Not a line 'muster-head 1 <epoch> <revision> <hash>'. Give a file that `muster journal head` wrote");
        }
        return new HeadLine(line.group(1), Long.parseLong(line.group(2)), line.group(3));
    }

    /// The line, without a line end.
    public String text() {
        return "muster-head 1 " + epoch + " " + revision + " " + hash;
    }
}
