package dev.muster.ledger;

import dev.muster.access.Access;
import dev.muster.base.IdSet;
import dev.muster.base.UserId;
import dev.muster.directory.Change;
import dev.muster.directory.Profile;
import dev.muster.directory.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ends the API tokens that one user made for another and that have outgrown their maker.
///
/// A token has outgrown its maker when its user gains something that the maker does not hold, or when the maker is
/// removed or disabled. It ends in the same entry as the cause, on every node and for good: reversing the cause does
/// not revive it (docs/decisions/0010).
final class OutgrownTokens {

    private OutgrownTokens() {}

    /// Ends the outgrown tokens, if the draft changed what users hold. A token that was already outgrown before the
    /// draft ends too; a database from before this rule may have some.
    ///
    /// Cost: nothing if no user has a token that another user made. Otherwise one [Access#isApiTokenValid] for each
    /// user with such a token: a step per group and grant of the user, unless the maker holds everything.
    ///
    /// @param draft the draft after the use case
    /// @param before the access index at the start of the draft
    static void end(Draft draft, Access before) {
        IdSet<UserId> users = draft.now().references().tokensByOthers();
        if (users.isEmpty() || draft.changes().stream().noneMatch(OutgrownTokens::altersHoldings)) {
            return;
        }
        Access access = draft.access();
        List<UserId> outgrown = users.stream()
                .filter(user -> !counts(access, user) || !countedBefore(before, access, user))
                .toList();
        outgrown.forEach(user -> end(draft, user));
    }

    private static boolean counts(Access access, UserId user) {
        Profile.ApiToken token = token(access, user);
        return token != null && access.isApiTokenValid(user, token.secret());
    }

    /// Whether the token was valid before the draft; true if the draft itself made it.
    private static boolean countedBefore(Access before, Access access, UserId user) {
        Profile.ApiToken token = token(before, user);
        return token == null || !token.equals(token(access, user)) || before.isApiTokenValid(user, token.secret());
    }

    private static Profile.@Nullable ApiToken token(Access access, UserId user) {
        User known = access.directory().users().get(user);
        return known == null ? null : known.profile().apiToken();
    }

    private static void end(Draft draft, UserId id) {
        User user = draft.now().users().find(id).orElseThrow();
        Profile.ApiToken token = user.profile().apiToken();
        if (token != null) {
            draft.dropSecret(token.secret());
            draft.put(user.with(user.profile().with((Profile.ApiToken) null)));
        }
    }

    private static boolean altersHoldings(Change change) {
        return switch (change) {
            case Change.Put(var before, var after) ->
                before != null
                        && (!before.privileges().equals(after.privileges())
                                || (before instanceof User old
                                        && after instanceof User current
                                        && old.account().enabled()
                                                != current.account().enabled()));
            case Change.CatalogueEntered _ -> true;
            case Change.Removed _ -> true;
            case Change.PrivilegesAdded _ -> true;
            case Change.PrivilegesRemoved _ -> true;
            case Change.Joined _ -> true;
            case Change.Left _ -> true;
            case Change.Granted _ -> true;
            case Change.Revoked _ -> true;
            case Change.Delegated _ -> true;
            case Change.Undelegated _ -> true;
            case Change.Touched _ -> false;
            case Change.OwnerPassed _ -> false;
            case Change.AclsReplaced _ -> false;
        };
    }
}
