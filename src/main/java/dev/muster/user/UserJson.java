package dev.muster.user;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.access.Sight;
import dev.muster.base.GroupId;
import dev.muster.base.IdSet;
import dev.muster.base.Text;
import dev.muster.directory.Directory;
import dev.muster.directory.ItemProperties;
import dev.muster.directory.LoginAccount;
import dev.muster.directory.Profile;
import dev.muster.directory.User;
import dev.muster.holder.HolderJson;
import dev.muster.holder.HolderOperation;
import dev.muster.wire.CommonJson;
import dev.muster.wire.Dates;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Users on the wire, and the requests about them. The order of members is part of the wire (contract 4.1, 4.4).
final class UserJson {

    /// The value on the wire of a setting that is not set for the user.
    static final String DEFAULT = "default";

    private UserJson() {}

    /// One user. Members after `initials` that have no value are left out.
    record Detail(
            @JsonUnwrapped CommonJson.Basics basics,
            List<CommonJson.AceJson> acl,
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

        /// The operations on the new user, except names and password. Operations that need authority come first.
        ///
        /// @throws dev.muster.base.Problem.Invalid `user.expiry`, `id.malformed`
        List<UserOperation> operations() {
            List<UserOperation> operations = new ArrayList<>();
            if (memberships != null && !memberships.isEmpty()) {
                IdSet<GroupId> groups = IdSet.of(memberships.stream()
                        .map(id -> GroupId.of(Objects.requireNonNullElse(id, "").strip()))
                        .toList());
                operations.add(new UserOperation.Common(new HolderOperation.JoinGroups(groups)));
            }
            addText(operations, UserOperation.TextField.LDAP_DN, ldapdn);
            addText(operations, UserOperation.TextField.TRUST_ID, trustId);
            addText(operations, UserOperation.TextField.DATABASE_LOG_IN, databaseAuthLogin);
            addText(
                    operations,
                    UserOperation.TextField.LANGUAGE,
                    languageId == null || languageId.isNull() ? null : UserPatch.setting(languageId));
            addFlag(operations, UserOperation.Flag.ENABLED, enabled);
            addFlag(operations, UserOperation.Flag.STANDARD, standardAuth);
            addFlag(operations, UserOperation.Flag.PASSWORD_MODIFIABLE, passwordModifiable);
            addFlag(operations, UserOperation.Flag.NEW_PASSWORD_REQUIRED, requireNewPassword);
            if (passwordExpirationFrequency != null) {
                operations.add(new UserOperation.ExpireEvery(passwordExpirationFrequency));
            }
            addFlag(operations, UserOperation.Flag.EXPIRY_RENEWS, passwordAutoExpire);
            if (passwordExpirationDate != null) {
                operations.add(new UserOperation.ExpireAt(ExpiryDate.millis(passwordExpirationDate)));
            }
            return operations;
        }

        private static void addText(
                List<UserOperation> operations, UserOperation.TextField field, @Nullable String text) {
            if (text != null && !Text.isBlank(text)) {
                operations.add(new UserOperation.SetText(field, text));
            }
        }

        private static void addFlag(List<UserOperation> operations, UserOperation.Flag flag, @Nullable Boolean on) {
            if (on != null) {
                operations.add(new UserOperation.SetFlag(flag, on));
            }
        }
    }

    static Detail detail(Directory directory, Sight sight, User user) {
        ItemProperties properties = user.properties();
        LoginAccount account = user.account();
        Profile profile = user.profile();
        Profile.Expiry expiry = profile.expiry();
        return new Detail(
                CommonJson.basics(directory, sight, user),
                CommonJson.acl(directory, sight, user),
                0,
                HolderJson.ancestors(user),
                account.name(),
                properties.name(),
                account.enabled(),
                account.passwordModifiable(),
                account.newPasswordRequired(),
                account.standard(),
                HolderJson.groups(directory, sight, user.id()).stream()
                        .map(HolderJson::membership)
                        .toList(),
                HolderJson.initials(properties.name()),
                nullIfEmpty(profile.ldapDn()),
                nullIfEmpty(profile.trustId()),
                nullIfEmpty(profile.databaseLogIn()),
                expiry.equals(Profile.Expiry.NEVER) ? null : expiry.renews(),
                expiry.atMillis() == 0 ? null : Dates.text(expiry.atMillis()),
                expiry.everyDays() == 0 ? null : expiry.everyDays(),
                profile.addresses().stream()
                        .filter(Profile.Address::isDefault)
                        .map(Profile.Address::value)
                        .findFirst()
                        .orElse(null),
                nullIfEmpty(profile.language()));
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
