package dev.muster.ledger;

import dev.muster.access.Access;
import dev.muster.base.IdSet;
import dev.muster.base.UserId;
import dev.muster.directory.Change;
import dev.muster.directory.Profile;
import dev.muster.directory.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// API tokens that somebody made for somebody else, and whose user came to hold something that their maker
/// doesn't, or whose maker is gone or out of use. They end in the very change that brought it about, for every
/// node and for good: taking it back doesn't revive them (docs/decisions/0010).
final class OutgrownTokens {

    private OutgrownTokens() {}

    /// Ends them, if the draft changed who holds what. One that didn't count before, as in a database from before
    /// this was so, ends too.
    ///
    /// Cost: nothing where nobody has a token made by another; else what [Access#apiTokenCounts] costs for each
    /// who has one, a step per group and grant of theirs unless its maker holds everything.
    ///
    /// @param before the rule as it was when the draft began
    static void end(Draft draft, Access before) {
        IdSet<UserId> users = draft.now().references().tokensByOthers();
        if (users.isEmpty() || draft.changes().stream().noneMatch(OutgrownTokens::altersWhatIsHeld)) {
            return;
        }
        Access access = draft.access();
        List<UserId> outgrown = users.stream()
                .filter(user -> !counts(access, user) || !countedIfThere(before, access, user))
                .toList();
        outgrown.forEach(user -> end(draft, user));
    }

    private static boolean counts(Access access, UserId user) {
        Profile.ApiToken token = token(access, user);
        return token != null && access.apiTokenCounts(user, token.secret());
    }

    /// A token that the draft itself made was none before.
    private static boolean countedIfThere(Access before, Access access, UserId user) {
        Profile.ApiToken token = token(before, user);
        return token == null || !token.equals(token(access, user)) || before.apiTokenCounts(user, token.secret());
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

    private static boolean altersWhatIsHeld(Change change) {
        return switch (change) {
            case Change.Put(var before, var after) ->
                before != null
                        && (!before.privileges().equals(after.privileges())
                                || (before instanceof User was
                                        && after instanceof User is
                                        && was.account().enabled()
                                                != is.account().enabled()));
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
