package dev.muster.directory;

import dev.muster.base.UserId;
import dev.muster.privilege.PrivilegeSet;

/// A person or a program that can log in, hold privileges and be a member of groups.
///
/// @param about its name is the full name
/// @param privileges held directly
public record User(UserId id, About about, LogIn logIn, PrivilegeSet privileges) implements Item {

    @Override
    public User with(About changed) {
        return new User(id, changed, logIn, privileges);
    }

    public User with(LogIn changed) {
        return new User(id, about, changed, privileges);
    }

    public User with(PrivilegeSet changed) {
        return new User(id, about, logIn, changed);
    }
}
