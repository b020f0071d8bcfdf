package dev.muster.user;

import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.LoginAccount;
import dev.muster.directory.Profile;
import dev.muster.directory.User;
import dev.muster.holder.LockoutCheck;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.password.SetPassword;
import dev.muster.privilege.Permit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Alters a user: names, password, settings, memberships, privileges. All operations are applied, in order, or none.
/// A new password always comes first: it starts a new period of expiry, and an expiry date in the same request must
/// prevail.
///
/// Each kind of operation has its own permit. An operation that could take over an account, or lock its user out, is
/// refused if the user holds anything that the caller does not hold. Refuses with `permit.missing`, `user.unknown`,
/// `object.right`, `authority.holds_more`, `authority.give_privileges`, `authority.join`, `administrator.last`,
/// `user.name`, `user.login`, `user.login_taken`, `user.description`, `user.link`, `user.expiry`, and as
/// [dev.muster.holder.HolderOperation] does.
public record AlterUser(UserId id, List<UserOperation> operations) implements UseCase {

    public AlterUser {
        operations = List.copyOf(operations);
    }

    /// Alters the full name, description and login name of a user. A value that is null stays as it is.
    ///
    /// @param fullName the new full name, 1 to 250 characters
    /// @param description the new description, up to 4,000 characters
    /// @param logIn the new login name, 1 to 250 characters
    public static AlterUser withTexts(
            UserId id, @Nullable String fullName, @Nullable String description, @Nullable String logIn) {
        List<UserOperation> operations = new ArrayList<>();
        if (fullName != null) {
            operations.add(new UserOperation.SetText(UserOperation.TextField.FULL_NAME, fullName));
        }
        if (description != null) {
            operations.add(new UserOperation.SetText(UserOperation.TextField.DESCRIPTION, description));
        }
        if (logIn != null) {
            operations.add(new UserOperation.SetText(UserOperation.TextField.LOG_IN, logIn));
        }
        return new AlterUser(id, operations);
    }

    @Override
    public void decide(Draft draft) {
        operations.forEach(operation -> permit(draft, operation));
        draft.sight().require(id);
        LockoutCheck.run(draft, () -> passwordFirst().forEach(operation -> decide(draft, operation)));
    }

    private Stream<UserOperation> passwordFirst() {
        return operations.stream()
                .sorted(Comparator.comparing(
                        (UserOperation operation) -> !(operation instanceof UserOperation.Password)));
    }

    private static void permit(Draft draft, UserOperation operation) {
        Permit permit =
                switch (operation) {
                    case UserOperation.Password password -> Permit.SET_PASSWORDS;
                    case UserOperation.Common(var common) -> common.permit();
                    case UserOperation.SetFlag(var flag, var on) -> permit(flag);
                    case UserOperation.SetText(var field, var text) ->
                        isLink(field) ? Permit.LINK_HOLDERS : Permit.MANAGE_HOLDERS;
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

    /// Whether the text is the user's name in another system. Such a name has a permit of its own.
    private static boolean isLink(UserOperation.TextField field) {
        return switch (field) {
            case LDAP_DN, TRUST_ID, DATABASE_LOG_IN -> true;
            case LOG_IN, FULL_NAME, DESCRIPTION, TIMEZONE, LANGUAGE -> false;
        };
    }

    private void decide(Draft draft, UserOperation operation) {
        switch (operation) {
            case UserOperation.SetText(var field, var text) -> setText(draft, field, text);
            case UserOperation.SetFlag(var flag, var on) -> setFlag(draft, flag, on);
            case UserOperation.Password(var secret) -> {
                draft.sight().requireWritable(user(draft));
                new SetPassword(id, secret, user(draft).account().newPasswordRequired()).decide(draft);
            }
            case UserOperation.ExpireAt(var millis) -> {
                User user = requireByRight(draft, true);
                draft.put(user.with(user.profile().with(user.profile().expiry().withAtMillis(millis))));
            }
            case UserOperation.ExpireEvery(var days) -> {
                User user = requireByRight(draft, true);
                Profile.Expiry expiry = user.profile().expiry().withEveryDays(UserRules.expiryDays(days));
                draft.put(user.with(user.profile().with(withPeriod(draft, expiry))));
            }
            case UserOperation.Common(var common) -> common.decide(draft, id);
        }
    }

    private void setText(Draft draft, UserOperation.TextField field, String text) {
        User user = isLink(field)
                ? requireByPermit(draft)
                : requireByRight(
                        draft, field == UserOperation.TextField.LOG_IN || field == UserOperation.TextField.FULL_NAME);
        Profile profile = user.profile();
        draft.put(
                switch (field) {
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

    private void setFlag(Draft draft, UserOperation.Flag flag, boolean on) {
        User user = flag == UserOperation.Flag.ENABLED ? requireByPermit(draft) : requireByRight(draft, true);
        LoginAccount account = user.account();
        draft.put(
                switch (flag) {
                    case ENABLED -> user.with(account.withEnabled(on));
                    case STANDARD -> user.with(account.withStandard(on));
                    case PASSWORD_MODIFIABLE -> user.with(account.withPasswordModifiable(on));
                    case NEW_PASSWORD_REQUIRED -> user.with(account.withNewPasswordRequired(on));
                    case EXPIRY_RENEWS -> {
                        Profile.Expiry expiry = user.profile().expiry().withRenews(on);
                        yield user.with(user.profile().with(withPeriod(draft, expiry)));
                    }
                });
    }

    /// The expiry, with a period that begins now if no expiry date is set.
    private static Profile.Expiry withPeriod(Draft draft, Profile.Expiry expiry) {
        return expiry.atMillis() == 0 ? expiry.renewed(draft.millis()) : expiry;
    }

    private User user(Draft draft) {
        return draft.sight().require(id);
    }

    /// The user, for an operation with a permit of its own: a caller with that permit may write the user, unless an
    /// entry of the access control list denies it.
    private User requireByPermit(Draft draft) {
        User user = user(draft);
        draft.sight().requireWritable(user);
        draft.authority().requireActUpon(id);
        return user;
    }

    /// The user, for an operation that requires the right to write the user.
    ///
    /// @param takesOver whether the operation could take over the account, or lock its user out
    private User requireByRight(Draft draft, boolean takesOver) {
        User user = user(draft);
        draft.sight().require(user, Acl.WRITE);
        if (takesOver) {
            draft.authority().requireActUpon(id);
        }
        return user;
    }
}
