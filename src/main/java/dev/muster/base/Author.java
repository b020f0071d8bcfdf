package dev.muster.base;

/// Who brought a change about, as the journal remembers it for ever.
///
/// @param user whose authority it was; still named after the user is deleted
/// @param origin how it came in: `api`, `setup`, `cli`
/// @param address the network address it came from, empty if none
public record Author(UserId user, String origin, String address) {

    /// Origin of what a client asked for.
    public static final String API = "api";

    /// Origin of what the program does by itself: first start, demo data, a grown catalogue.
    public static final String SETUP = "setup";

    /// Origin of offline maintenance.
    public static final String CLI = "cli";
}
