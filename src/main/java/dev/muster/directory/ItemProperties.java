package dev.muster.directory;

import dev.muster.base.UserId;

/// The properties that users, groups, roles and projects have in common.
///
/// The abbreviation of a user is the login name, which [LoginAccount] has; `abbreviation` is not used for users.
///
/// @param name the name as written, trimmed; the full name of a user
/// @param description free text, may be empty
/// @param comment the long description, may be empty
/// @param abbreviation a short name, may be empty
/// @param hidden whether lists for people may leave the object out
/// @param owner an existing user
/// @param acl the access control list
/// @param createdMillis time of creation, milliseconds since 1970 UTC
/// @param modified revision and time of the last change
public record ItemProperties(
        String name,
        String description,
        String comment,
        String abbreviation,
        boolean hidden,
        UserId owner,
        Acl acl,
        long createdMillis,
        Stamp modified) {

    /// The properties of a new object. They have no stamp until [#enteredAt] sets it.
    public static ItemProperties of(String name, String description, UserId owner, Acl acl) {
        return new ItemProperties(name, description, "", "", false, owner, acl, 0, new Stamp(0, 0));
    }

    public ItemProperties withName(String changed) {
        return new ItemProperties(
                changed, description, comment, abbreviation, hidden, owner, acl, createdMillis, modified);
    }

    public ItemProperties withDescription(String changed) {
        return new ItemProperties(name, changed, comment, abbreviation, hidden, owner, acl, createdMillis, modified);
    }

    public ItemProperties withComment(String changed) {
        return new ItemProperties(
                name, description, changed, abbreviation, hidden, owner, acl, createdMillis, modified);
    }

    public ItemProperties withAbbreviation(String changed) {
        return new ItemProperties(name, description, comment, changed, hidden, owner, acl, createdMillis, modified);
    }

    public ItemProperties withHidden(boolean changed) {
        return new ItemProperties(
                name, description, comment, abbreviation, changed, owner, acl, createdMillis, modified);
    }

    public ItemProperties withOwner(UserId changed) {
        return new ItemProperties(
                name, description, comment, abbreviation, hidden, changed, acl, createdMillis, modified);
    }

    public ItemProperties withAcl(Acl changed) {
        return new ItemProperties(
                name, description, comment, abbreviation, hidden, owner, changed, createdMillis, modified);
    }

    /// The properties of an object that the entry with this stamp creates.
    public ItemProperties enteredAt(Stamp stamp) {
        return new ItemProperties(name, description, comment, abbreviation, hidden, owner, acl, stamp.millis(), stamp);
    }

    /// The properties of an object that the entry with this stamp modifies.
    public ItemProperties withModified(Stamp stamp) {
        return new ItemProperties(name, description, comment, abbreviation, hidden, owner, acl, createdMillis, stamp);
    }
}
