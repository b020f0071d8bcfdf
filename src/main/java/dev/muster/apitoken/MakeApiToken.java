package dev.muster.apitoken;

import dev.muster.base.UserId;
import dev.muster.directory.Profile;
import dev.muster.directory.User;
import dev.muster.endpoint.Guard;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.store.Secret;
import org.jspecify.annotations.Nullable;

/// Makes an API token for a user, in place of an earlier one. A token that another user made ends for good with
/// the change by which its user gains something that its maker does not hold.
///
/// A session that began with such a token acts for the token's maker: a token made in it has the same maker.
///
/// Refuses with `permit.missing` for the token of another user without 50, with `user.unknown`,
/// `authority.holds_more`, and with `session.none` if the caller's own token has been replaced meanwhile.
///
/// @param secret the stored form of the token
/// @param cameWith the secret of the API token with which the caller's session began; null if it began otherwise
record MakeApiToken(UserId user, Secret secret, @Nullable String cameWith) implements UseCase {

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
        if (cameWith == null) {
            return caller;
        }
        return draft.now()
                .users()
                .find(caller)
                .map(found -> found.profile().apiToken())
                .filter(held -> held.secret().equals(cameWith))
                .map(Profile.ApiToken::maker)
                .orElseThrow(Guard::noSession);
    }
}
