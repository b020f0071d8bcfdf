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
/// @param id of the new user, random
/// @param name the full name; several users may have the same
/// @param account its log-in name is unique, regardless of upper and lower case
public record CreateUser(UserId id, String name, String description, LoginAccount account) implements UseCase {

    /// The same user with names that are certainly free, and without a description: a stand-in that no rule
    /// refuses.
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
