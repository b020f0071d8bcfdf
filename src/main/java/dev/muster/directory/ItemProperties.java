package dev.muster.directory;

import dev.muster.base.UserId;

/// What users, groups, roles and projects have in common.
///
/// @param name as written, trimmed; of a user the full name
/// @param description free text, may be empty
/// @param comment the long description, may be empty
/// @param abbreviation a short name, may be empty; a user's is the log-in name and stands there
/// @param hidden whether lists for people may leave it out
/// @param owner a user that exists
/// @param createdMillis milliseconds since 1970 UTC
/// @param modified the last change of the object
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

    /// A new object's common part, owned by `owner`; [Directory] stamps it when it enters.
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

    /// As it enters the directory with an entry's stamp.
    public ItemProperties enteredAt(Stamp stamp) {
        return new ItemProperties(name, description, comment, abbreviation, hidden, owner, acl, stamp.millis(), stamp);
    }

    /// As an entry's stamp leaves it.
    public ItemProperties withModified(Stamp stamp) {
        return new ItemProperties(name, description, comment, abbreviation, hidden, owner, acl, createdMillis, stamp);
    }
}
