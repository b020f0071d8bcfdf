package dev.muster.store;

/// A value that no person may read, such as the hash of a password or a signing key.
///
/// It has a row of its own, outside the journal; a change refers to it by its id. A secret is never altered: another
/// value is another secret.
///
/// @param id 32 upper-case hex digits, random
/// @param kind the kind of the secret, such as `password`
/// @param value the value as text, such as an Argon2id hash in its usual notation
public record Secret(String id, String kind, String value) {

    /// Kind and id without the value: a log must have no secrets.
    @Override
    public String toString() {
        return "Secret[" + kind + " " + id + "]";
    }
}
