package dev.muster.web;

/// The status of the server on the wire (contract 1.7).
final class StatusJson {

    private StatusJson() {}

    /// The status on the wire.
    ///
    /// @param upSince the time of the start, in milliseconds since 1970
    /// @param upTime milliseconds since the start
    record Status(
            long upSince,
            long upTime,
            String upTimeText,
            String webVersion,
            String iServerVersion,
            String minMobileCompatibleVersion) {}
}
