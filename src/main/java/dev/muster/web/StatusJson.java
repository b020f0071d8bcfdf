package dev.muster.web;

/// What the state of the server looks like on the wire (contract 1.7).
final class StatusJson {

    private StatusJson() {}

    /// The server's state.
    record Status(
            long upSince,
            long upTime,
            String upTimeText,
            String webVersion,
            String iServerVersion,
            String minMobileCompatibleVersion) {}
}
