package dev.muster.base;

/// The author of a change, as the journal records it for ever.
///
/// The journal still names the user after the user is deleted.
///
/// @param user the user with whose authority the change was made
/// @param origin the channel of the change: `api`, `setup` or `cli`
/// @param address the network address of the client, empty if none
public record Author(UserId user, String origin, String address) {

    /// Origin of a change that a client requests.
    public static final String API = "api";

    /// Origin of a change that the program makes by itself: first start, demo data, a catalogue with new
    /// privileges.
    public static final String SETUP = "setup";

    /// Origin of offline maintenance.
    public static final String CLI = "cli";
}
