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

/// An operation that sets the name or the description of an object.
public sealed interface NameOperation {

    record Rename(String name) implements NameOperation {}

    record Describe(String description) implements NameOperation {}

    /// The operations that give an object these texts.
    ///
    /// @param name null if the name stays
    /// @param description null if the description stays
    static List<NameOperation> of(@Nullable String name, @Nullable String description) {
        List<NameOperation> changes = new ArrayList<>();
        if (name != null) {
            changes.add(new Rename(name));
        }
        if (description != null) {
            changes.add(new Describe(description));
        }
        return changes;
    }

    /// The operation of a PATCH, if it is about a name or a description.
    ///
    /// @param path the path of the operation, in lower case
    /// @throws dev.muster.base.Problem.Invalid `patch.operation`, `patch.value`
    static Optional<NameOperation> of(PatchBody.Operation operation, String path) {
        return switch (path) {
            case "/name" -> Optional.of(new Rename(operation.requireReplace().text()));
            case "/description" ->
                Optional.of(new Describe(operation.requireReplace().text()));
            default -> Optional.empty();
        };
    }

    /// The properties of an object after this operation.
    ///
    /// @param all all objects of the kind
    /// @throws dev.muster.base.Problem with the codes of the rule
    default <I extends ObjectId> ItemProperties applyTo(
            ItemProperties before, NameRule rule, IndexedItems<I, ? extends Item> all, I id) {
        return switch (this) {
            case Rename(var name) -> before.withName(rule.requireFree(all, id, name));
            case Describe(var text) -> before.withDescription(rule.description(text));
        };
    }
}
