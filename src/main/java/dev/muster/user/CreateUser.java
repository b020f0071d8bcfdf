package dev.muster.user;

import dev.muster.base.Problem;
import dev.muster.base.Text;
import dev.muster.base.UserId;
import dev.muster.directory.About;
import dev.muster.directory.Acl;
import dev.muster.directory.LogIn;
import dev.muster.directory.User;
import dev.muster.directory.WellKnown;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.privilege.PrivilegeSet;

/// Creates a user, who is a member of Everyone and holds nothing of their own.
///
/// Refuses with `user.name`, `user.login`, `user.login_taken`, `user.description`.
///
/// @param id of the new user, random
/// @param name the full name; several users may bear the same
/// @param logIn its name is unique, whatever the case of its letters
public record CreateUser(UserId id, String name, String description, LogIn logIn) implements UseCase {

    /// Longest full name and longest log-in name.
    public static final int NAME_CHARS_MAX = 250;

    /// Longest description of a user.
    public static final int DESCRIPTION_CHARS_MAX = 4_000;

    @Override
    public void decide(Draft draft) {
        String logInName = Text.name(logIn.name(), "user.login", NAME_CHARS_MAX);
        if (draft.now().userByLogIn(logInName).isPresent()) {
            throw new Problem.Conflict(
                    "user.login_taken", "There is a user with the log-in name '" + Text.shown(logInName) + "'");
        }
        About about = About.of(
                Text.name(name, "user.name", NAME_CHARS_MAX),
                Text.prose(description, "user.description", DESCRIPTION_CHARS_MAX),
                WellKnown.ADMINISTRATOR,
                Acl.COMMON);
        draft.put(new User(id, about, logIn.withName(logInName), PrivilegeSet.EMPTY));
    }
}
