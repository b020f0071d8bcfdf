package dev.muster.store;

/// Something a security officer would ask about that changes nothing: a log-in, a failed one, a
/// refusal, an export.
///
/// @param kind such as `login`, `login.failed`, `refused`
/// @param user the user concerned as 32 hex digits, or the log-in name that was tried; may be empty
/// @param address where it came from
/// @param detail for people, at most 500 characters
public record SecurityEvent(long millis, String kind, String user, String address, String detail) {

    /// The kind of a log-in that succeeded.
    public static final String LOG_IN = "login";
}
