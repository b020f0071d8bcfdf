package dev.muster.user;

import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.LoginAccount;
import dev.muster.directory.Profile;
import dev.muster.directory.User;
import dev.muster.holder.LockoutGuard;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.password.SetPassword;
import dev.muster.privilege.Permit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Alters a user: names, log-in, password, settings, memberships, privileges. All operations in order, or none. A
/// password comes first: it starts its period anew, and an end of that period in the same request then holds.
///
/// Each kind of operation has its own permit. An operation that could take an account over, or take it away, is
/// refused for a user who holds anything that the caller does not. Refuses with `permit.missing`, `user.unknown`,
/// `object.right`, `authority.holds_more`, `authority.give_privileges`, `authority.join`, `administrator.last`,
/// `user.name`, `user.login`, `user.login_taken`, `user.description`, `user.link`, `user.expiry`, and as
/// [dev.muster.holder.HolderOperation] does.
public record AlterUser(UserId id, List<UserOperation> operations) implements UseCase {

    public AlterUser {
        operations = List.copyOf(operations);
    }

    /// Gives a user another name, description or log-in name.
    ///
    /// @param fullName null: stays, like all that is null
    public static AlterUser naming(
            UserId id, @Nullable String fullName, @Nullable String description, @Nullable String logIn) {
        List<UserOperation> operations = new ArrayList<>();
        if (fullName != null) {
            operations.add(new UserOperation.Write(UserOperation.Word.FULL_NAME, fullName));
        }
        if (description != null) {
            operations.add(new UserOperation.Write(UserOperation.Word.DESCRIPTION, description));
        }
        if (logIn != null) {
            operations.add(new UserOperation.Write(UserOperation.Word.LOG_IN, logIn));
        }
        return new AlterUser(id, operations);
    }

    @Override
    public void decide(Draft draft) {
        operations.forEach(operation -> permit(draft, operation));
        draft.sight().require(id);
        LockoutGuard.run(draft, () -> inOrder().forEach(operation -> decide(draft, operation)));
    }

    private Stream<UserOperation> inOrder() {
        return operations.stream()
                .sorted(Comparator.comparing(
                        (UserOperation operation) -> !(operation instanceof UserOperation.Password)));
    }

    private static void permit(Draft draft, UserOperation operation) {
        Permit permit =
                switch (operation) {
                    case UserOperation.Password password -> Permit.SET_PASSWORDS;
                    case UserOperation.Common(var common) -> common.permit();
                    case UserOperation.Switch(var flag, var on) -> permit(flag);
                    case UserOperation.Write(var word, var text) ->
                        isLink(word) ? Permit.LINK_HOLDERS : Permit.MANAGE_HOLDERS;
                    case UserOperation.ExpireAt expire -> Permit.MANAGE_HOLDERS;
                    case UserOperation.ExpireEvery expire -> Permit.MANAGE_HOLDERS;
                };
        draft.authority().require(permit);
    }

    private static Permit permit(UserOperation.Flag flag) {
        return switch (flag) {
            case ENABLED -> Permit.ENABLE_USERS;
            case STANDARD, PASSWORD_MODIFIABLE, NEW_PASSWORD_REQUIRED, EXPIRY_RENEWS -> Permit.MANAGE_HOLDERS;
        };
    }

    /// Whether the text names the user in another system; such a name has a permit of its own.
    private static boolean isLink(UserOperation.Word word) {
        return switch (word) {
            case LDAP_DN, TRUST_ID, DATABASE_LOG_IN -> true;
            case LOG_IN, FULL_NAME, DESCRIPTION, TIMEZONE, LANGUAGE -> false;
        };
    }

    private void decide(Draft draft, UserOperation operation) {
        switch (operation) {
            case UserOperation.Write(var word, var text) -> write(draft, word, text);
            case UserOperation.Switch(var flag, var on) -> turn(draft, flag, on);
            case UserOperation.Password(var secret) -> {
                draft.sight().requireWritable(user(draft));
                new SetPassword(id, secret, user(draft).account().newPasswordRequired()).decide(draft);
            }
            case UserOperation.ExpireAt(var millis) -> {
                User user = mine(draft, true);
                draft.put(user.with(user.profile().with(user.profile().expiry().withAtMillis(millis))));
            }
            case UserOperation.ExpireEvery(var days) -> {
                User user = mine(draft, true);
                Profile.Expiry expiry = user.profile().expiry().withEveryDays(UserRules.expiryDays(days));
                draft.put(user.with(user.profile().with(begun(draft, expiry))));
            }
            case UserOperation.Common(var common) -> common.decide(draft, id);
        }
    }

    private void write(Draft draft, UserOperation.Word word, String text) {
        User user = isLink(word)
                ? byOwnPermit(draft)
                : mine(draft, word == UserOperation.Word.LOG_IN || word == UserOperation.Word.FULL_NAME);
        Profile profile = user.profile();
        draft.put(
                switch (word) {
                    case LOG_IN -> user.with(user.account().withName(UserRules.freeLogIn(draft.now(), id, text)));
                    case FULL_NAME -> user.with(user.properties().withName(UserRules.fullName(text)));
                    case DESCRIPTION -> user.with(user.properties().withDescription(UserRules.description(text)));
                    case LDAP_DN -> user.with(profile.withLdapDn(UserRules.link(text)));
                    case TRUST_ID -> user.with(profile.withTrustId(UserRules.link(text)));
                    case DATABASE_LOG_IN -> user.with(profile.withDatabaseLogIn(UserRules.link(text)));
                    case TIMEZONE -> user.with(profile.withTimezone(UserRules.link(text)));
                    case LANGUAGE -> user.with(profile.withLanguage(UserRules.link(text)));
                });
    }

    private void turn(Draft draft, UserOperation.Flag flag, boolean on) {
        User user = flag == UserOperation.Flag.ENABLED ? byOwnPermit(draft) : mine(draft, true);
        LoginAccount account = user.account();
        draft.put(
                switch (flag) {
                    case ENABLED -> user.with(account.withEnabled(on));
                    case STANDARD -> user.with(account.withStandard(on));
                    case PASSWORD_MODIFIABLE -> user.with(account.withPasswordModifiable(on));
                    case NEW_PASSWORD_REQUIRED -> user.with(account.withNewPasswordRequired(on));
                    case EXPIRY_RENEWS -> {
                        Profile.Expiry expiry = user.profile().expiry().withRenews(on);
                        yield user.with(user.profile().with(begun(draft, expiry)));
                    }
                });
    }

    /// A period that is switched on begins now, unless an end was set.
    private static Profile.Expiry begun(Draft draft, Profile.Expiry expiry) {
        return expiry.atMillis() == 0 ? expiry.renewed(draft.millis()) : expiry;
    }

    private User user(Draft draft) {
        return draft.sight().require(id);
    }

    /// The user, for an operation with a permit of its own: a caller with that permit may write the user, unless
    /// an entry of the access control list denies it.
    private User byOwnPermit(Draft draft) {
        User user = user(draft);
        draft.sight().requireWritable(user);
        draft.authority().requireActUpon(id);
        return user;
    }

    /// The user, if the caller may write it.
    ///
    /// @param takesOver whether the operation could take the account over, or take it away
    private User mine(Draft draft, boolean takesOver) {
        User user = user(draft);
        draft.sight().require(user, Acl.WRITE);
        if (takesOver) {
            draft.authority().requireActUpon(id);
        }
        return user;
    }
}
