package dev.muster.naming;

import dev.muster.base.ObjectId;
import dev.muster.directory.IndexedItems;
import dev.muster.directory.Item;
import dev.muster.directory.ItemProperties;
import dev.muster.wire.PatchBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One step of altering an object: another name or another description.
public sealed interface NameChange {

    record Rename(String name) implements NameChange {}

    record Describe(String description) implements NameChange {}

    /// The steps that give an object these texts.
    ///
    /// @param name null if the name stays
    /// @param description null if the description stays
    static List<NameChange> of(@Nullable String name, @Nullable String description) {
        List<NameChange> changes = new ArrayList<>();
        if (name != null) {
            changes.add(new Rename(name));
        }
        if (description != null) {
            changes.add(new Describe(description));
        }
        return changes;
    }

    /// The step of a PATCH operation, if the operation is about a name or a description.
    ///
    /// @param path the path of the operation, in lower case
    /// @throws dev.muster.base.Problem.Invalid `patch.operation`, `patch.value`
    static Optional<NameChange> of(PatchBody.Step step, String path) {
        return switch (path) {
            case "/name" -> Optional.of(new Rename(step.requireReplace().text()));
            case "/description" ->
                Optional.of(new Describe(step.requireReplace().text()));
            default -> Optional.empty();
        };
    }

    /// The properties of an object after this step.
    ///
    /// @param all all objects of the kind
    /// @throws dev.muster.base.Problem with the codes of the rule
    default <I extends ObjectId> ItemProperties of(
            ItemProperties before, NameRule rule, IndexedItems<I, ? extends Item> all, I id) {
        return switch (this) {
            case Rename(var name) -> before.withName(rule.free(all, id, name));
            case Describe(var text) -> before.withDescription(rule.description(text));
        };
    }
}
