package dev.muster.store;

/// An event that matters to a security officer but changes nothing: a log-in, a failed log-in, a refusal, an export.
///
/// @param millis time of the event, milliseconds since 1970 UTC
/// @param kind the kind of event, such as `login`, `login.failed` or `refused`
/// @param user id of the user as 32 hex digits, or the login name of a failed log-in; may be empty
/// @param address network address of the client
/// @param detail a text for people, at most 500 characters
public record SecurityEvent(long millis, String kind, String user, String address, String detail) {

    /// The kind of a successful log-in.
    public static final String LOG_IN = "login";
}
