package dev.muster.chain.verify;

import dev.muster.store.Head;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How far a journal had come, as one line to be kept elsewhere: with it a verification also finds that
/// the end was cut off, or everything was written anew.
///
/// @param epoch 1 or more characters without blanks
/// @param revision 0 or more
/// @param hash of that entry, 64 lower-case hex digits
public record HeadLine(String epoch, long revision, String hash) {

    private static final Pattern LINE = Pattern.compile("muster-head 1 (\\S+) (0|[1-9][0-9]{0,17}) ([0-9a-f]{64})");

    /// The line of a database's head.
    public static HeadLine of(Head head) {
        return new HeadLine(head.epoch(), head.revision(), head.hash());
    }

    /// Reads the line; white space around it doesn't count.
    ///
    /// @throws IllegalArgumentException with a sentence, if it is anything else
    public static HeadLine read(String text) {
        Matcher line = LINE.matcher(text.strip());
        if (!line.matches()) {
            throw new IllegalArgumentException(
                    "Not a line 'muster-head 1 <epoch> <revision> <hash>', as `muster journal head` writes it");
        }
        return new HeadLine(line.group(1), Long.parseLong(line.group(2)), line.group(3));
    }

    /// The line, without a line end.
    public String text() {
        return "muster-head 1 " + epoch + " " + revision + " " + hash;
    }
}
