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

/// Verifies a journal from its first entry to its last. It finds later edits, gaps, a wrong order, a broken chain,
/// wrong personal values, a cut end, and tables that differ from the journal.
///
/// Call [#accept] with every row in the order of the database, then [#end]. For one thread and one journal.
public final class JournalVerification {

    /// The maximum number of findings that are kept; further ones are only counted.
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

    /// The directory of the replayed journal; null after a fault that prevents the replay.
    private @Nullable Directory replayed = Directory.EMPTY;

    /// @param text the format of the journal
    /// @param expected the head of the journal at an earlier time, if it was stored
    public JournalVerification(JournalText text, Optional<HeadLine> expected) {
        this.text = text;
        this.expected = expected;
    }

    /// Checks the next row.
    public void accept(JournalRow row) {
        entries++;
        boolean follows = row.revision() == lastRevision + 1;
        if (!follows) {
            replayed = null;
            report(row.revision(), orderOf(row));
        }
        if (!hasItsHash(row)) {
            report(row.revision(), "the text isn't the one that was hashed: text or hash was altered");
        }
        if (isNamedByHeadFile(row) && !row.hash().equals(expected.orElseThrow().hash())) {
            report(row.revision(), "isn't the entry that the head file names: the journal was rewritten");
        }
        read(row, follows);
        lastRevision = row.revision();
        lastHash = row.hash();
    }

    private void read(JournalRow row, boolean follows) {
        try {
            JournalText.Reading reading = text.examine(row.text(), row.personal());
            checkPersonalValues(row.revision(), reading);
            checkChain(row.revision(), reading.stored(), follows);
            replay(row.revision(), reading.stored().entry());
        } catch (JournalBroken | UnknownFormat e) {
            replayed = null;
            report(row.revision(), "can't be read: " + e.getMessage());
        }
    }

    private void checkPersonalValues(long revision, JournalText.Reading reading) {
        erased += reading.erased().size();
        reading.altered()
                .forEach(ordinal -> report(
                        revision, "personal value " + ordinal + " isn't the one that was hashed: it was altered"));
        reading.stray()
                .forEach(ordinal -> report(revision, "personal value " + ordinal + " isn't in the text: it was added"));
    }

    private void checkChain(long revision, StoredEntry stored, boolean follows) {
        Entry entry = stored.entry();
        if (entry.revision() != revision) {
            report(revision, "the text is that of entry " + entry.revision());
        }
        if (follows && !stored.previousHash().equals(lastHash)) {
            report(revision, "doesn't follow on the entry before: one of the two was altered or replaced");
        }
        if (entry.millis() < lastMillis) {
            report(revision, "is older than the entry before");
        }
        lastMillis = entry.millis();
    }

    private void replay(long revision, Entry entry) {
        if (replayed != null) {
            try {
                replayed = replayed.after(entry.changes());
            } catch (IllegalStateException e) {
                replayed = null;
                report(revision, "contradicts the entries before it: " + e.getMessage());
            }
        }
    }

    /// Compares the last entry with the head, and the tables with the replayed journal.
    ///
    /// @param head the head of the database
    /// @param tables the directory that was loaded from the tables in the same transaction
    public VerificationResult end(Head head, Directory tables) {
        if (head.revision() != lastRevision || !head.hash().equals(lastHash)) {
            report(lastRevision, "the journal ends here, but the head of the database names entry " + head.revision());
        }
        expected.ifPresent(line -> checkHeadLine(head, line));
        if (replayed == null) {
            report(lastRevision, "the tables weren't compared, because the journal can't be replayed");
        } else {
            DirectoryDifferences.between(replayed, tables).forEach(sentence -> report(lastRevision, sentence));
        }
        return new VerificationResult(entries, lastRevision, erased, findings, more);
    }

    /// Ends the verification early: the tables or the next rows have content that this program could not have written.
    /// Neither the last entry nor the tables are compared.
    ///
    /// @param cause the failure to read them
    public VerificationResult endUnreadable(RuntimeException cause) {
        report(lastRevision, "the tables, or the rows after this entry, can't be read: " + cause.getMessage());
        return new VerificationResult(entries, lastRevision, erased, findings, more);
    }

    private void checkHeadLine(Head head, HeadLine line) {
        if (line.revision() > lastRevision) {
            report(
                    lastRevision,
                    "the end was cut off: " + entries(lastRevision + 1, line.revision())
                            + ", but were there when the head file was written");
        }
        if (!line.epoch().equals(head.epoch())) {
            report(
                    lastRevision,
                    "the head file is of epoch " + line.epoch() + ", the database of epoch " + head.epoch()
                            + ": a back-up was restored, or a fail-over lost entries");
        }
    }

    private String orderOf(JournalRow row) {
        return row.revision() > lastRevision
                ? entries(lastRevision + 1, row.revision() - 1)
                : "comes after entry " + lastRevision + ": it is out of order or duplicated";
    }

    private static String entries(long from, long to) {
        return from == to ? "entry " + from + " is missing" : "entries " + from + " to " + to + " are missing";
    }

    private boolean isNamedByHeadFile(JournalRow row) {
        return expected.isPresent() && expected.get().revision() == row.revision();
    }

    private static boolean hasItsHash(JournalRow row) {
        try {
            return Sha256.hex(row.text()).equals(row.hash());
        } catch (IllegalArgumentException _) {
            return false; // a lone surrogate, which no entry is written with
        }
    }

    private void report(long revision, String sentence) {
        if (findings.size() < FINDINGS_MAX) {
            findings.add(new Finding(revision, sentence));
        } else {
            more++;
        }
    }
}
