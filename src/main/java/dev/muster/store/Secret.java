package dev.muster.store;

/// Something that must never be read by people: a password's hash, a signing key. A row beside the
/// changes; a change names it by its id. Never altered: another value is another secret.
///
/// @param id 32 upper-case hex digits, random
/// @param kind what it is, such as `password`
/// @param value text, such as an Argon2id hash in its usual notation
public record Secret(String id, String kind, String value) {

    /// Shows no value: a secret in a log is none.
    @Override
    public String toString() {
        return "Secret[" + kind + " " + id + "]";
    }
}
