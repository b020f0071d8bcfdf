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

/// The operations of `PATCH /api/users/{id}`, from all the ways in which clients write them (contract 4.6).
final class UserPatch {

    private UserPatch() {}

    /// The operations of the body, in order.
    ///
    /// @param hashed checks a password by the rule and makes a secret of its hash
    /// @throws Problem.Invalid `patch.operations`, `patch.operation`, `patch.value`, `privilege.unknown`,
    ///     `id.malformed`, `user.expiry`, `password.rule`
    static List<UserOperation> operations(PatchBody body, Catalogue catalogue, Function<String, Secret> hashed) {
        return body.steps().stream()
                .map(step -> operation(step, catalogue, hashed))
                .toList();
    }

    /// The log-in names in the body: the new password must differ from these, too.
    static List<String> logInNames(PatchBody body) {
        return body.steps().stream()
                .filter(step -> word(step.path().toLowerCase(Locale.ROOT))
                        .filter(UserOperation.Word.LOG_IN::equals)
                        .isPresent())
                .map(PatchBody.Step::text)
                .toList();
    }

    private static UserOperation operation(PatchBody.Step step, Catalogue catalogue, Function<String, Secret> hashed) {
        String path = step.path().toLowerCase(Locale.ROOT);
        return HolderPatch.common(step, path, catalogue)
                .<UserOperation>map(UserOperation.Common::new)
                .or(() -> word(path)
                        .map(word ->
                                new UserOperation.Write(word, step.replaced().text())))
                .or(() -> flag(path)
                        .map(flag ->
                                new UserOperation.Switch(flag, step.replaced().flag())))
                .orElseGet(() -> other(step.replaced(), path, hashed));
    }

    private static UserOperation other(PatchBody.Step step, String path, Function<String, Secret> hashed) {
        return switch (path) {
            case "/password" -> new UserOperation.Password(hashed.apply(step.text()));
            case "/passwordexpirationdate" -> new UserOperation.ExpireAt(ExpiryDate.millis(step.text()));
            case "/passwordexpirationfrequency" -> new UserOperation.ExpireEvery(step.integer());
            case "/defaulttimezone" -> new UserOperation.Write(UserOperation.Word.TIMEZONE, setting(step.value()));
            case "/language", "/languageid" ->
                new UserOperation.Write(UserOperation.Word.LANGUAGE, setting(step.value()));
            default -> throw step.unknown();
        };
    }

    private static Optional<UserOperation.Word> word(String path) {
        return Optional.ofNullable(
                switch (path) {
                    case "/username", "/abbreviation" -> UserOperation.Word.LOG_IN;
                    case "/fullname", "/name" -> UserOperation.Word.FULL_NAME;
                    case "/description" -> UserOperation.Word.DESCRIPTION;
                    case "/ldapdn" -> UserOperation.Word.LDAP_DN;
                    case "/trustid" -> UserOperation.Word.TRUST_ID;
                    case "/databaseauthlogin" -> UserOperation.Word.DATABASE_LOG_IN;
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

    /// The id of a setting in the form of POST, PATCH and settings alike: by itself, or in an object as `id` or
    /// `value`; `default` is the empty id.
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
