package dev.muster.chain.verify;

import java.util.List;

/// What came of a verification.
///
/// @param entries how many were read
/// @param last revision of the last one, 0 if there is none
/// @param erased how many personal values were erased; no finding, since that is allowed
/// @param findings the first ones, in the order of the journal; empty if all is well
/// @param more how many findings there are beyond
public record VerificationResult(long entries, long last, long erased, List<Finding> findings, long more) {
    public VerificationResult {
        findings = List.copyOf(findings);
    }

    /// Whether the journal and the tables are as they were written.
    public boolean good() {
        return findings.isEmpty();
    }
}
