package dev.muster.login;

/// Identity tokens on the wire (contract 1.6).
final class IdentityTokenJson {

    private IdentityTokenJson() {}

    /// A token in a body.
    record Token(String identityToken) {}

    /// Owner token it is.
    record Owner(String userId) {}
}
