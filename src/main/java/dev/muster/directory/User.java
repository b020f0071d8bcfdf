package dev.muster.directory;

import dev.muster.base.UserId;
import dev.muster.privilege.PrivilegeSet;

/// A user: a person or a program that can log in, hold privileges and be a member of groups.
///
/// @param properties the properties of an object; their name is the full name
/// @param account the log-in settings
/// @param privileges the privileges that the user holds directly
/// @param profile the optional parts; [Profile#NONE] if the user has none
public record User(UserId id, ItemProperties properties, LoginAccount account, PrivilegeSet privileges, Profile profile)
        implements Item {

    /// A user without a profile.
    public User(UserId id, ItemProperties properties, LoginAccount account, PrivilegeSet privileges) {
        this(id, properties, account, privileges, Profile.NONE);
    }

    @Override
    public User with(ItemProperties changed) {
        return new User(id, changed, account, privileges, profile);
    }

    public User with(LoginAccount changed) {
        return new User(id, properties, changed, privileges, profile);
    }

    public User with(PrivilegeSet changed) {
        return new User(id, properties, account, changed, profile);
    }

    public User with(Profile changed) {
        return new User(id, properties, account, privileges, changed);
    }
}
