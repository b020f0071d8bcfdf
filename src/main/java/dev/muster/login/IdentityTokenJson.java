package dev.muster.login;

/// Identity tokens on the wire (contract 1.6).
final class IdentityTokenJson {

    private IdentityTokenJson() {}

    /// The answer that has the token in its body.
    record Token(String identityToken) {}

    /// The answer that names the user of a token.
    record Owner(String userId) {}
}
