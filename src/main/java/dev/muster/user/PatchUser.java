package dev.muster.user;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.base.Problem;
import dev.muster.holder.PatchHolder;
import dev.muster.privilege.Catalogue;
import dev.muster.store.Secret;
import dev.muster.wire.Patch;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// The operations of `PATCH /api/users/{id}`, from all the ways in which clients write them (contract 4.6).
final class PatchUser {

    private PatchUser() {}

    /// What the body asks for, in order.
    ///
    /// @param hashed judges a password and makes a secret of its hash
    /// @throws Problem.Invalid `patch.operations`, `patch.operation`, `patch.value`, `privilege.unknown`,
    ///     `id.malformed`, `user.expiry`, `password.rule`
    static List<Operation> operations(Patch body, Catalogue catalogue, Function<String, Secret> hashed) {
        return body.steps().stream()
                .map(step -> operation(step, catalogue, hashed))
                .toList();
    }

    /// The log-in names that the body gives the user: a password is none of them either.
    static List<String> logInNames(Patch body) {
        return body.steps().stream()
                .filter(step -> word(step.path().toLowerCase(Locale.ROOT))
                        .filter(Operation.Word.LOG_IN::equals)
                        .isPresent())
                .map(Patch.Step::text)
                .toList();
    }

    private static Operation operation(Patch.Step step, Catalogue catalogue, Function<String, Secret> hashed) {
        String path = step.path().toLowerCase(Locale.ROOT);
        return PatchHolder.common(step, path, catalogue)
                .<Operation>map(Operation.Common::new)
                .or(() -> word(path)
                        .map(word -> new Operation.Write(word, step.replaced().text())))
                .or(() -> flag(path)
                        .map(flag -> new Operation.Switch(flag, step.replaced().flag())))
                .orElseGet(() -> other(step.replaced(), path, hashed));
    }

    private static Operation other(Patch.Step step, String path, Function<String, Secret> hashed) {
        return switch (path) {
            case "/password" -> new Operation.Password(hashed.apply(step.text()));
            case "/passwordexpirationdate" -> new Operation.ExpireAt(ExpiryDate.millis(step.text()));
            case "/passwordexpirationfrequency" -> new Operation.ExpireEvery(step.integer());
            case "/defaulttimezone" -> new Operation.Write(Operation.Word.TIMEZONE, setting(step.value()));
            case "/language", "/languageid" -> new Operation.Write(Operation.Word.LANGUAGE, setting(step.value()));
            default -> throw step.unknown();
        };
    }

    private static Optional<Operation.Word> word(String path) {
        return Optional.ofNullable(
                switch (path) {
                    case "/username", "/abbreviation" -> Operation.Word.LOG_IN;
                    case "/fullname", "/name" -> Operation.Word.FULL_NAME;
                    case "/description" -> Operation.Word.DESCRIPTION;
                    case "/ldapdn" -> Operation.Word.LDAP_DN;
                    case "/trustid" -> Operation.Word.TRUST_ID;
                    case "/databaseauthlogin" -> Operation.Word.DATABASE_LOG_IN;
                    default -> null;
                });
    }

    private static Optional<Operation.Flag> flag(String path) {
        return Optional.ofNullable(
                switch (path) {
                    case "/enabled" -> Operation.Flag.ENABLED;
                    case "/standardauth" -> Operation.Flag.STANDARD;
                    case "/passwordmodifiable" -> Operation.Flag.PASSWORD_MODIFIABLE;
                    case "/requirenewpassword" -> Operation.Flag.NEW_PASSWORD_REQUIRED;
                    case "/passwordautoexpire" -> Operation.Flag.EXPIRY_RENEWS;
                    default -> null;
                });
    }

    /// The id of a setting, as it stands in POST, PATCH and settings alike: by itself, or in an object as `id` or
    /// `value`; `default` is none.
    ///
    /// @throws Problem.Invalid `holder.setting`
    static String setting(JsonNode value) {
        JsonNode id = value.isObject() ? value.path(value.has("id") ? "id" : "value") : value;
        if (!id.isValueNode() || id.isNull()) {
            throw new Problem.Invalid("holder.setting", "A setting has an id or a value");
        }
        String text = id.asText();
        return text.equalsIgnoreCase(UserJson.DEFAULT) ? "" : text;
    }
}
