package dev.muster.chain.verify;

import java.util.List;

/// The result of verifying a journal: the faults that were found, and what was read.
///
/// @param entries number of entries that were read
/// @param last revision of the last entry; 0 if the journal is empty
/// @param erased number of erased personal values, which are not faults
/// @param findings the first findings, in the order of the journal, at most [JournalVerification#FINDINGS_MAX]
/// @param more number of further findings
public record VerificationResult(long entries, long last, long erased, List<Finding> findings, long more) {
    public VerificationResult {
        findings = List.copyOf(findings);
    }

    /// Whether no fault was found.
    public boolean unaltered() {
        return findings.isEmpty();
    }
}
