package dev.muster.user;

import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.LogIn;
import dev.muster.directory.Profile;
import dev.muster.directory.User;
import dev.muster.holder.LastAdministrator;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.password.SetPassword;
import dev.muster.privilege.Permit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Alters a user: names, log-in, password, settings, memberships, privileges. Every operation, in order, or none; a
/// password first, since it begins its time anew and what is said of its end in the same request holds.
///
/// Each kind of operation has its own permit. Whatever could take an account over, or take it away, is refused
/// for a user who holds anything the caller doesn't. Refuses with `permit.missing`, `user.unknown`,
/// `object.right`, `authority.holds_more`, `authority.give_privileges`, `authority.join`,
/// `administrator.last`, `user.name`, `user.login`, `user.login_taken`, `user.description`, `user.link`,
/// `user.expiry`, and as [dev.muster.holder.HolderOperation] does.
public record AlterUser(UserId id, List<Operation> operations) implements UseCase {

    public AlterUser {
        operations = List.copyOf(operations);
    }

    /// Gives a user another name, description or log-in name.
    ///
    /// @param fullName null: stays, like all that is null
    public static AlterUser naming(
            UserId id, @Nullable String fullName, @Nullable String description, @Nullable String logIn) {
        List<Operation> operations = new ArrayList<>();
        if (fullName != null) {
            operations.add(new Operation.Write(Operation.Word.FULL_NAME, fullName));
        }
        if (description != null) {
            operations.add(new Operation.Write(Operation.Word.DESCRIPTION, description));
        }
        if (logIn != null) {
            operations.add(new Operation.Write(Operation.Word.LOG_IN, logIn));
        }
        return new AlterUser(id, operations);
    }

    @Override
    public void decide(Draft draft) {
        operations.forEach(operation -> permit(draft, operation));
        draft.sight().require(id);
        LastAdministrator.kept(draft, () -> inOrder().forEach(operation -> decide(draft, operation)));
    }

    private Stream<Operation> inOrder() {
        return operations.stream()
                .sorted(Comparator.comparing((Operation operation) -> !(operation instanceof Operation.Password)));
    }

    private static void permit(Draft draft, Operation operation) {
        Permit permit =
                switch (operation) {
                    case Operation.Password password -> Permit.SET_PASSWORDS;
                    case Operation.Common(var common) -> common.permit();
                    case Operation.Switch(var flag, var on) ->
                        flag == Operation.Flag.ENABLED ? Permit.ENABLE_USERS : Permit.MANAGE_HOLDERS;
                    case Operation.Write(var word, var text) ->
                        isLink(word) ? Permit.LINK_HOLDERS : Permit.MANAGE_HOLDERS;
                    default -> Permit.MANAGE_HOLDERS;
                };
        draft.authority().require(permit);
    }

    private static boolean isLink(Operation.Word word) {
        return switch (word) {
            case LDAP_DN, TRUST_ID, DATABASE_LOG_IN -> true;
            default -> false;
        };
    }

    private void decide(Draft draft, Operation operation) {
        switch (operation) {
            case Operation.Write(var word, var text) -> write(draft, word, text);
            case Operation.Switch(var flag, var on) -> turn(draft, flag, on);
            case Operation.Password(var secret) -> {
                draft.sight().requireWritable(user(draft));
                new SetPassword(id, secret, user(draft).logIn().newPasswordRequired()).decide(draft);
            }
            case Operation.ExpireAt(var millis) -> {
                User user = mine(draft, true);
                draft.put(user.with(user.profile().with(user.profile().expiry().at(millis))));
            }
            case Operation.ExpireEvery(var days) -> {
                User user = mine(draft, true);
                Profile.Expiry expiry = user.profile().expiry().withEveryDays(UserRules.expiryDays(days));
                draft.put(user.with(user.profile().with(begun(draft, expiry))));
            }
            case Operation.Common(var common) -> common.decide(draft, id);
        }
    }

    private void write(Draft draft, Operation.Word word, String text) {
        User user = isLink(word)
                ? byOwnPermit(draft)
                : mine(draft, word == Operation.Word.LOG_IN || word == Operation.Word.FULL_NAME);
        Profile profile = user.profile();
        draft.put(
                switch (word) {
                    case LOG_IN -> user.with(user.logIn().withName(UserRules.freeLogIn(draft.now(), id, text)));
                    case FULL_NAME -> user.with(user.about().withName(UserRules.fullName(text)));
                    case DESCRIPTION -> user.with(user.about().withDescription(UserRules.description(text)));
                    case LDAP_DN -> user.with(profile.withLdapDn(UserRules.link(text)));
                    case TRUST_ID -> user.with(profile.withTrustId(UserRules.link(text)));
                    case DATABASE_LOG_IN -> user.with(profile.withDatabaseLogIn(UserRules.link(text)));
                    case TIMEZONE -> user.with(profile.withTimezone(UserRules.link(text)));
                    case LANGUAGE -> user.with(profile.withLanguage(UserRules.link(text)));
                });
    }

    private void turn(Draft draft, Operation.Flag flag, boolean on) {
        User user = flag == Operation.Flag.ENABLED ? byOwnPermit(draft) : mine(draft, true);
        LogIn logIn = user.logIn();
        draft.put(
                switch (flag) {
                    case ENABLED -> user.with(logIn.withEnabled(on));
                    case STANDARD -> user.with(logIn.withStandard(on));
                    case PASSWORD_MODIFIABLE -> user.with(logIn.withPasswordModifiable(on));
                    case NEW_PASSWORD_REQUIRED -> user.with(logIn.withNewPasswordRequired(on));
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

    /// The user, for what has a permit of its own: whoever has that may write it, unless an entry denies it.
    private User byOwnPermit(Draft draft) {
        User user = user(draft);
        draft.sight().requireWritable(user);
        draft.authority().actUpon(id);
        return user;
    }

    /// The user, if the caller may write it.
    ///
    /// @param takesOver whether what is to be done could take the account over, or take it away
    private User mine(Draft draft, boolean takesOver) {
        User user = user(draft);
        draft.sight().require(user, Acl.WRITE);
        if (takesOver) {
            draft.authority().actUpon(id);
        }
        return user;
    }
}
