package dev.muster.apitoken;

import dev.muster.base.UserId;
import dev.muster.directory.Profile;
import dev.muster.directory.User;
import dev.muster.endpoint.Guard;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.store.Secret;
import org.jspecify.annotations.Nullable;

/// Makes an API token for a user, in place of the one that they had. What somebody else made for a user ends, for
/// good, with the change by which the user comes to hold something that its maker doesn't.
///
/// Whoever came in with such a token is its maker in disguise: what they make is that one's, even for themselves.
///
/// Refuses with `permit.missing` for others without 50, `user.unknown`, `authority.holds_more`, and with `session.none`
/// if the caller's token has been replaced meanwhile.
///
/// @param secret what is kept of the token
/// @param cameWith the secret of the token that the caller came in with; null: they came otherwise
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
