package dev.muster.directory;

import dev.muster.base.UserId;
import dev.muster.privilege.PrivilegeSet;

/// A person or a program that can log in, hold privileges and be a member of groups.
///
/// @param about its name is the full name
/// @param privileges held directly
/// @param profile what few users have, [Profile#NONE] for the others
public record User(UserId id, About about, LogIn logIn, PrivilegeSet privileges, Profile profile) implements Item {

    /// A user without a profile.
    public User(UserId id, About about, LogIn logIn, PrivilegeSet privileges) {
        this(id, about, logIn, privileges, Profile.NONE);
    }

    @Override
    public User with(About changed) {
        return new User(id, changed, logIn, privileges, profile);
    }

    public User with(LogIn changed) {
        return new User(id, about, changed, privileges, profile);
    }

    public User with(PrivilegeSet changed) {
        return new User(id, about, logIn, changed, profile);
    }

    public User with(Profile changed) {
        return new User(id, about, logIn, privileges, changed);
    }
}
