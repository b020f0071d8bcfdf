package dev.muster.base;

/// The user who sends a request, with the channel of the request.
///
/// @param user the logged-in user
/// @param origin the channel of the request, one of [Author]'s origins
/// @param address the network address of the client, empty if none
public record Caller(UserId user, String origin, String address) {

    /// The caller as the author of a change.
    public Author author() {
        return new Author(user, origin, address);
    }
}
