package dev.muster.user;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.access.Sight;
import dev.muster.base.GroupId;
import dev.muster.base.IdSet;
import dev.muster.base.Text;
import dev.muster.directory.About;
import dev.muster.directory.Directory;
import dev.muster.directory.LogIn;
import dev.muster.directory.Profile;
import dev.muster.directory.User;
import dev.muster.holder.HolderJson;
import dev.muster.holder.HolderOperation;
import dev.muster.wire.Dates;
import dev.muster.wire.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What users look like on the wire, and what is asked of them. The order of members is part of it
/// (contract 4.1, 4.4).
final class UserJson {

    /// The wire's word for a setting that nobody chose.
    static final String DEFAULT = "default";

    private UserJson() {}

    /// A user by itself. What nobody said about the user is left out after `initials`.
    record Detail(
            @JsonUnwrapped Shapes.Basics basics,
            List<Shapes.AceJson> acl,
            int extType,
            List<HolderJson.Ancestor> ancestors,
            String username,
            String fullName,
            boolean enabled,
            boolean passwordModifiable,
            boolean requireNewPassword,
            boolean standardAuth,
            List<HolderJson.Membership> memberships,
            String initials,
            @Nullable String ldapdn,
            @Nullable String trustId,
            @Nullable String databaseAuthLogin,
            @Nullable Boolean passwordAutoExpire,
            @Nullable String passwordExpirationDate,
            @Nullable Integer passwordExpirationFrequency,
            @Nullable String defaultEmailAddress,
            @Nullable String languageId) {}

    /// The body of a POST. `ssoScopes` has no meaning here and is ignored.
    record Creation(
            @Nullable String username,
            @Nullable String fullName,
            @Nullable String description,
            @Nullable String password,
            @Nullable Boolean enabled,
            @Nullable Boolean passwordModifiable,
            @Nullable Boolean passwordAutoExpire,
            @Nullable String passwordExpirationDate,
            @Nullable Integer passwordExpirationFrequency,
            @Nullable Boolean requireNewPassword,
            @Nullable Boolean standardAuth,
            @Nullable String ldapdn,
            @Nullable String trustId,
            @Nullable String databaseAuthLogin,
            @Nullable List<@Nullable String> memberships,
            @Nullable JsonNode languageId) {

        /// What is to be done to the new user, beside its names and password: first that which may not be the caller's
        /// to do.
        ///
        /// @throws dev.muster.base.Problem.Invalid `user.expiry`, `id.malformed`
        List<Operation> operations() {
            List<Operation> operations = new ArrayList<>();
            if (memberships != null && !memberships.isEmpty()) {
                IdSet<GroupId> groups = IdSet.of(memberships.stream()
                        .map(id -> GroupId.of(Objects.requireNonNullElse(id, "").strip()))
                        .toList());
                operations.add(new Operation.Common(new HolderOperation.JoinGroups(groups)));
            }
            write(operations, Operation.Word.LDAP_DN, ldapdn);
            write(operations, Operation.Word.TRUST_ID, trustId);
            write(operations, Operation.Word.DATABASE_LOG_IN, databaseAuthLogin);
            write(
                    operations,
                    Operation.Word.LANGUAGE,
                    languageId == null || languageId.isNull() ? null : PatchUser.setting(languageId));
            turn(operations, Operation.Flag.ENABLED, enabled);
            turn(operations, Operation.Flag.STANDARD, standardAuth);
            turn(operations, Operation.Flag.PASSWORD_MODIFIABLE, passwordModifiable);
            turn(operations, Operation.Flag.NEW_PASSWORD_REQUIRED, requireNewPassword);
            if (passwordExpirationFrequency != null) {
                operations.add(new Operation.ExpireEvery(passwordExpirationFrequency));
            }
            turn(operations, Operation.Flag.EXPIRY_RENEWS, passwordAutoExpire);
            if (passwordExpirationDate != null) {
                operations.add(new Operation.ExpireAt(ExpiryDate.millis(passwordExpirationDate)));
            }
            return operations;
        }

        private static void write(List<Operation> operations, Operation.Word word, @Nullable String text) {
            if (text != null && !Text.isBlank(text)) {
                operations.add(new Operation.Write(word, text));
            }
        }

        private static void turn(List<Operation> operations, Operation.Flag flag, @Nullable Boolean on) {
            if (on != null) {
                operations.add(new Operation.Switch(flag, on));
            }
        }
    }

    static Detail detail(Directory directory, Sight sight, User user) {
        About about = user.about();
        LogIn logIn = user.logIn();
        Profile profile = user.profile();
        Profile.Expiry expiry = profile.expiry();
        return new Detail(
                Shapes.basics(directory, sight, user),
                Shapes.acl(directory, sight, user),
                0,
                HolderJson.ancestors(user),
                logIn.name(),
                about.name(),
                logIn.enabled(),
                logIn.passwordModifiable(),
                logIn.newPasswordRequired(),
                logIn.standard(),
                HolderJson.groups(directory, sight, user.id()).stream()
                        .map(HolderJson::membership)
                        .toList(),
                HolderJson.initials(about.name()),
                said(profile.ldapDn()),
                said(profile.trustId()),
                said(profile.databaseLogIn()),
                expiry.equals(Profile.Expiry.NEVER) ? null : expiry.renews(),
                expiry.atMillis() == 0 ? null : Dates.text(expiry.atMillis()),
                expiry.everyDays() == 0 ? null : expiry.everyDays(),
                profile.addresses().stream()
                        .filter(Profile.Address::isDefault)
                        .map(Profile.Address::value)
                        .findFirst()
                        .orElse(null),
                said(profile.language()));
    }

    private static @Nullable String said(String text) {
        return text.isEmpty() ? null : text;
    }
}
