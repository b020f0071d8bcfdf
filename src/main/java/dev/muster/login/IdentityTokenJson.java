package dev.muster.login;

/// The JSON of answers about identity tokens, by which a second program logs in as the same user (contract 1.6).
final class IdentityTokenJson {

    private IdentityTokenJson() {}

    /// The answer that has the token in its body.
    record Token(String identityToken) {}

    /// The answer that names the user of a token.
    record TokenUser(String userId) {}
}
