package dev.muster.apitoken;

import dev.muster.base.UserId;
import dev.muster.directory.Profile;
import dev.muster.directory.User;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.privilege.Permit;

/// Revokes the API token of a user. The sessions that began with it end. Changes nothing if the user has no token.
///
/// Refuses with `permit.missing` if the caller revokes the token of another user without 50, `user.unknown`,
/// `authority.holds_more`.
record RevokeApiToken(UserId user) implements UseCase {

    @Override
    public void decide(Draft draft) {
        User before = require(draft, user);
        drop(draft, before);
        draft.put(before.with(before.profile().with((Profile.ApiToken) null)));
    }

    /// The user; requires that the caller may make and revoke the user's token.
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
