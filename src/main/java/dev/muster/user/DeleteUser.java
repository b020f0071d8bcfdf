package dev.muster.user;

import dev.muster.base.Problem;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.Profile;
import dev.muster.directory.User;
import dev.muster.directory.WellKnown;
import dev.muster.holder.HolderReferences;
import dev.muster.holder.LockoutCheck;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;

/// Deletes a user with all memberships, privileges, grants and sessions; the user's objects pass to the
/// user Administrator.
///
/// Refuses with `permit.missing`, `user.unknown`, `object.right`, `authority.holds_more`, `user.permanent` for
/// Administrator, `user.self` for the caller, `administrator.last`.
public record DeleteUser(UserId id) implements UseCase {

    @Override
    public void decide(Draft draft) {
        User user = draft.sight().require(id);
        draft.sight().require(user, Acl.DELETE);
        if (WellKnown.isPermanent(id)) {
            throw new Problem.NoRight("user.permanent", "Administrator can't be deleted. Disable the account instead");
        }
        if (id.equals(draft.caller().user())) {
            throw new Problem.NoRight(
                    "user.self", "You can't delete your own account. Ask another administrator to delete it");
        }
        draft.authority().requireActUpon(id);
        LockoutCheck.run(draft, () -> remove(draft, user));
    }

    private void remove(Draft draft, User user) {
        HolderReferences.removeAll(draft, id);
        draft.passOwned(id, WellKnown.ADMINISTRATOR);
        if (user.account().password() != null) {
            draft.dropSecret(user.account().password());
        }
        Profile.ApiToken token = user.profile().apiToken();
        if (token != null) {
            draft.dropSecret(token.secret());
        }
        draft.remove(id);
    }
}
