package dev.muster.user;

import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.ItemProperties;
import dev.muster.directory.LoginAccount;
import dev.muster.directory.User;
import dev.muster.directory.WellKnown;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.privilege.PrivilegeSet;

/// Creates a user, who is a member of Everyone and has no privileges or roles.
///
/// Refuses with `user.name`, `user.login`, `user.login_taken`, `user.description`.
///
/// @param id id of the new user, random
/// @param name the full name, 1 to 250 characters; not unique
/// @param description up to 4,000 characters, may be empty
/// @param account the account; its login name is unique, regardless of upper and lower case
public record CreateUser(UserId id, String name, String description, LoginAccount account) implements UseCase {

    /// A stand-in for the new user that no rule refuses: its names are certainly free, and it has no description.
    static CreateUser standIn(UserId id) {
        return new CreateUser(id, "New user", "", LoginAccount.of("New " + id.text()));
    }

    @Override
    public void decide(Draft draft) {
        String logInName = UserRules.freeLogIn(draft.now(), id, account.name());
        ItemProperties properties = ItemProperties.of(
                UserRules.fullName(name), UserRules.description(description), WellKnown.ADMINISTRATOR, Acl.COMMON);
        draft.put(new User(id, properties, account.withName(logInName), PrivilegeSet.EMPTY));
    }
}
