package dev.muster.apitoken;

import dev.muster.base.UserId;
import dev.muster.directory.Profile;
import dev.muster.directory.User;
import dev.muster.endpoint.Guard;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.store.Secret;
import org.jspecify.annotations.Nullable;

/// Makes an API token for a user and replaces an earlier one. A token that another user made ends for good when its
/// user gains a privilege that the maker does not hold.
///
/// If the caller's session began with such a token, the maker of that token is also the maker of the new one.
///
/// Refuses with `permit.missing` if the caller makes a token for another user without 50, with `user.unknown`,
/// `authority.holds_more`, and with `session.none` if the token of the caller's session has been replaced.
///
/// @param secret the stored form of the token
/// @param sessionSecret the secret of the API token with which the caller's session began; null if it began otherwise
record MakeApiToken(UserId user, Secret secret, @Nullable String sessionSecret) implements UseCase {

    @Override
    public void decide(Draft draft) {
        User before = RevokeApiToken.require(draft, user);
        RevokeApiToken.drop(draft, before);
        draft.keep(secret);
        Profile.ApiToken token = new Profile.ApiToken(secret.id(), maker(draft), draft.millis());
        draft.put(before.with(before.profile().with(token)));
    }

    private UserId maker(Draft draft) {
        UserId caller = draft.caller().user();
        if (sessionSecret == null) {
            return caller;
        }
        return draft.now()
                .users()
                .find(caller)
                .map(found -> found.profile().apiToken())
                .filter(held -> held.secret().equals(sessionSecret))
                .map(Profile.ApiToken::maker)
                .orElseThrow(Guard::noSession);
    }
}
