package dev.muster.base;

/// Who asks for something now.
///
/// @param user who is logged in
/// @param origin how the request came in, one of [Author]'s origins
/// @param address the network address it came from, empty if none
public record Caller(UserId user, String origin, String address) {

    /// The caller as the journal remembers it.
    public Author author() {
        return new Author(user, origin, address);
    }
}
