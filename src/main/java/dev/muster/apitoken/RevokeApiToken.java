package dev.muster.apitoken;

import dev.muster.base.UserId;
import dev.muster.directory.Profile;
import dev.muster.directory.User;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.privilege.Permit;

/// Takes a user's API token away, with which the sessions end that began with it. Without one, changes nothing.
///
/// Refuses with `permit.missing` for others without 50, `user.unknown`, `authority.holds_more`.
record RevokeApiToken(UserId user) implements UseCase {

    @Override
    public void decide(Draft draft) {
        User before = require(draft, user);
        drop(draft, before);
        draft.put(before.with(before.profile().with((Profile.ApiToken) null)));
    }

    /// The user, if the caller may make and revoke their token.
    static User require(Draft draft, UserId user) {
        if (!user.equals(draft.caller().user())) {
            draft.authority().require(Permit.MANAGE_HOLDERS);
        }
        User known = draft.sight().require(user);
        draft.authority().requireActUpon(user);
        return known;
    }

    static void drop(Draft draft, User before) {
        Profile.ApiToken token = before.profile().apiToken();
        if (token != null) {
            draft.dropSecret(token.secret());
        }
    }
}
