package dev.muster.chain.verify;

import dev.muster.base.Sha256;
import dev.muster.chain.JournalBroken;
import dev.muster.chain.JournalText;
import dev.muster.chain.UnknownFormat;
import dev.muster.directory.Directory;
import dev.muster.store.Entry;
import dev.muster.store.Head;
import dev.muster.store.JournalRow;
import dev.muster.store.StoredEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Goes through a journal from its first entry to its last and notes what isn't as it was written:
/// a later edit, a gap, a wrong order, a broken chain, a wrong personal value, a cut end, and tables
/// that hold something else than the journal says.
///
/// Take all rows in the order of the database, then [#end]. One thread, one use.
public final class JournalVerification {

    /// Findings kept with their sentence: who has more reads the first ones.
    public static final int FINDINGS_MAX = 100;

    private final JournalText text;
    private final Optional<HeadLine> expected;
    private final List<Finding> findings = new ArrayList<>();
    private long more;
    private long entries;
    private long erased;

    private long lastRevision;
    private String lastHash = Head.NO_HASH;
    private long lastMillis;

    /// The journal replayed; null once that isn't possible any more.
    private @Nullable Directory folded = Directory.EMPTY;

    /// A verification that has seen nothing yet.
    ///
    /// @param expected how far the journal had come at some time before, if that was kept
    public JournalVerification(JournalText text, Optional<HeadLine> expected) {
        this.text = text;
        this.expected = expected;
    }

    /// Looks at the next row.
    public void accept(JournalRow row) {
        entries++;
        boolean follows = row.revision() == lastRevision + 1;
        if (!follows) {
            folded = null;
            find(row.revision(), orderOf(row));
        }
        if (!isAsHashed(row)) {
            find(row.revision(), "the text isn't the one that was hashed: one of the two was altered");
        }
        if (isNamedByHeadFile(row) && !row.hash().equals(expected.orElseThrow().hash())) {
            find(row.revision(), "isn't the entry that the head file names: the journal was written anew");
        }
        read(row, follows);
        lastRevision = row.revision();
        lastHash = row.hash();
    }

    private void read(JournalRow row, boolean follows) {
        try {
            JournalText.Reading reading = text.examine(row.text(), row.personal());
            values(row.revision(), reading);
            chain(row.revision(), reading.stored(), follows);
            fold(row.revision(), reading.stored().entry());
        } catch (JournalBroken | UnknownFormat e) {
            folded = null;
            find(row.revision(), "can't be read: " + e.getMessage());
        }
    }

    private void values(long revision, JournalText.Reading reading) {
        erased += reading.erased().size();
        reading.altered()
                .forEach(ordinal -> find(
                        revision, "personal value " + ordinal + " isn't the one that was written: it was altered"));
        reading.stray()
                .forEach(ordinal -> find(revision, "personal value " + ordinal + " belongs to nothing in the text"));
    }

    private void chain(long revision, StoredEntry stored, boolean follows) {
        Entry entry = stored.entry();
        if (entry.revision() != revision) {
            find(revision, "the text is that of entry " + entry.revision());
        }
        if (follows && !stored.previousHash().equals(lastHash)) {
            find(revision, "doesn't follow on the entry before: one of the two was altered or exchanged");
        }
        if (entry.millis() < lastMillis) {
            find(revision, "is older than the entry before");
        }
        lastMillis = entry.millis();
    }

    private void fold(long revision, Entry entry) {
        if (folded != null) {
            try {
                folded = folded.after(entry.changes());
            } catch (IllegalStateException e) {
                folded = null;
                find(revision, "contradicts what was before it: " + e.getMessage());
            }
        }
    }

    /// Compares the end with where it should be, and the tables with what the journal says.
    ///
    /// @param head the database's own
    /// @param tables the directory as it was loaded from the tables, in the same transaction
    public VerificationResult end(Head head, Directory tables) {
        if (head.revision() != lastRevision || !head.hash().equals(lastHash)) {
            find(lastRevision, "the journal ends here, the database's head names entry " + head.revision());
        }
        expected.ifPresent(line -> cutEnd(head, line));
        if (folded == null) {
            find(lastRevision, "the tables weren't compared, since the journal can't be replayed");
        } else {
            DirectoryDifferences.between(folded, tables).forEach(sentence -> find(lastRevision, sentence));
        }
        return new VerificationResult(entries, lastRevision, erased, findings, more);
    }

    /// Ends where the tables, or the rows from here on, hold what nobody could have written with this program:
    /// neither the end nor the tables were compared.
    public VerificationResult endUnreadable(RuntimeException why) {
        find(lastRevision, "what stands in the tables, or behind this entry, can't be read: " + why.getMessage());
        return new VerificationResult(entries, lastRevision, erased, findings, more);
    }

    private void cutEnd(Head head, HeadLine line) {
        if (line.revision() > lastRevision) {
            find(
                    lastRevision,
                    "the end was cut off: " + entries(lastRevision + 1, line.revision())
                            + ", which the head file has seen");
        }
        if (!line.epoch().equals(head.epoch())) {
            find(
                    lastRevision,
                    "the head file is of epoch " + line.epoch() + ", the database of epoch " + head.epoch()
                            + ": a back-up was restored, or a fail-over lost entries");
        }
    }

    private String orderOf(JournalRow row) {
        return row.revision() > lastRevision
                ? entries(lastRevision + 1, row.revision() - 1)
                : "stands behind entry " + lastRevision + ": out of order, or twice";
    }

    private static String entries(long from, long to) {
        return from == to ? "entry " + from + " is missing" : "entries " + from + " to " + to + " are missing";
    }

    private boolean isNamedByHeadFile(JournalRow row) {
        return expected.isPresent() && expected.get().revision() == row.revision();
    }

    private static boolean isAsHashed(JournalRow row) {
        try {
            return Sha256.hex(row.text()).equals(row.hash());
        } catch (IllegalArgumentException _) {
            return false; // a lone surrogate: no text that was ever hashed
        }
    }

    private void find(long revision, String sentence) {
        if (findings.size() < FINDINGS_MAX) {
            findings.add(new Finding(revision, sentence));
        } else {
            more++;
        }
    }
}
