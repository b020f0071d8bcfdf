package dev.muster.user;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.base.Problem;
import dev.muster.holder.HolderPatch;
import dev.muster.privilege.Catalogue;
import dev.muster.store.Secret;
import dev.muster.wire.PatchBody;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// The parser of `PATCH /api/users/{id}`: operations in all forms that clients write (contract 4.6).
final class UserPatch {

    private UserPatch() {}

    /// The operations of the body, in order.
    ///
    /// @param hasher makes a secret with the hash of a password, after a check of the rule for passwords
    /// @throws Problem.Invalid `patch.operations`, `patch.operation`, `patch.value`, `privilege.unknown`,
    ///     `id.malformed`, `user.expiry`, `password.rule`
    static List<UserOperation> operations(PatchBody body, Catalogue catalogue, Function<String, Secret> hasher) {
        return body.operations().stream()
                .map(operation -> operation(operation, catalogue, hasher))
                .toList();
    }

    /// The new login names in the body. A new password must differ from these too.
    static List<String> logInNames(PatchBody body) {
        return body.operations().stream()
                .filter(operation -> textField(operation.path().toLowerCase(Locale.ROOT))
                        .filter(UserOperation.TextField.LOG_IN::equals)
                        .isPresent())
                .map(PatchBody.Operation::text)
                .toList();
    }

    private static UserOperation operation(
            PatchBody.Operation operation, Catalogue catalogue, Function<String, Secret> hasher) {
        String path = operation.path().toLowerCase(Locale.ROOT);
        return HolderPatch.common(operation, path, catalogue)
                .<UserOperation>map(UserOperation.Common::new)
                .or(() -> textField(path)
                        .map(field -> new UserOperation.SetText(
                                field, operation.requireReplace().text())))
                .or(() -> flag(path)
                        .map(flag -> new UserOperation.SetFlag(
                                flag, operation.requireReplace().flag())))
                .orElseGet(() -> other(operation.requireReplace(), path, hasher));
    }

    private static UserOperation other(PatchBody.Operation operation, String path, Function<String, Secret> hasher) {
        return switch (path) {
            case "/password" -> new UserOperation.Password(hasher.apply(operation.text()));
            case "/passwordexpirationdate" -> new UserOperation.ExpireAt(ExpiryDate.millis(operation.text()));
            case "/passwordexpirationfrequency" -> new UserOperation.ExpireEvery(operation.integer());
            case "/defaulttimezone" ->
                new UserOperation.SetText(UserOperation.TextField.TIMEZONE, setting(operation.value()));
            case "/language", "/languageid" ->
                new UserOperation.SetText(UserOperation.TextField.LANGUAGE, setting(operation.value()));
            default -> throw operation.unknown();
        };
    }

    private static Optional<UserOperation.TextField> textField(String path) {
        return Optional.ofNullable(
                switch (path) {
                    case "/username", "/abbreviation" -> UserOperation.TextField.LOG_IN;
                    case "/fullname", "/name" -> UserOperation.TextField.FULL_NAME;
                    case "/description" -> UserOperation.TextField.DESCRIPTION;
                    case "/ldapdn" -> UserOperation.TextField.LDAP_DN;
                    case "/trustid" -> UserOperation.TextField.TRUST_ID;
                    case "/databaseauthlogin" -> UserOperation.TextField.DATABASE_LOG_IN;
                    default -> null;
                });
    }

    private static Optional<UserOperation.Flag> flag(String path) {
        return Optional.ofNullable(
                switch (path) {
                    case "/enabled" -> UserOperation.Flag.ENABLED;
                    case "/standardauth" -> UserOperation.Flag.STANDARD;
                    case "/passwordmodifiable" -> UserOperation.Flag.PASSWORD_MODIFIABLE;
                    case "/requirenewpassword" -> UserOperation.Flag.NEW_PASSWORD_REQUIRED;
                    case "/passwordautoexpire" -> UserOperation.Flag.EXPIRY_RENEWS;
                    default -> null;
                });
    }

    /// The id of a setting, as POST, PATCH and settings all have it: by itself, or in an object as `id` or `value`.
    /// The id is empty for `default`.
    ///
    /// @throws Problem.Invalid `holder.setting`
    static String setting(JsonNode value) {
        JsonNode id = value.isObject() ? value.path(value.has("id") ? "id" : "value") : value;
        if (!id.isValueNode() || id.isNull()) {
            throw new Problem.Invalid("holder.setting", "A setting must have an id or a value");
        }
        String text = id.asText();
        return text.equalsIgnoreCase(UserJson.DEFAULT) ? "" : text;
    }
}
