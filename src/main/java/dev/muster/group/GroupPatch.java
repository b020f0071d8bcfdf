package dev.muster.group;

import dev.muster.base.RawId;
import dev.muster.holder.HolderPatch;
import dev.muster.naming.NameOperation;
import dev.muster.privilege.Catalogue;
import dev.muster.wire.PatchBody;
import java.util.List;
import java.util.Locale;

/// The parser of the operations of `PATCH /api/usergroups/{id}`, in all forms in which clients write them
/// (contract 5).
final class GroupPatch {

    private GroupPatch() {}

    /// The operations of the body, in order.
    ///
    /// @throws dev.muster.base.Problem.Invalid `patch.operations`, `patch.operation`, `patch.value`,
    ///     `privilege.unknown`, `id.malformed`
    static List<GroupOperation> operations(PatchBody body, Catalogue catalogue) {
        return body.operations().stream()
                .map(operation -> operation(operation, catalogue))
                .toList();
    }

    private static GroupOperation operation(PatchBody.Operation operation, Catalogue catalogue) {
        String path = operation.path().toLowerCase(Locale.ROOT);
        return HolderPatch.common(operation, path, catalogue)
                .<GroupOperation>map(GroupOperation.Common::new)
                .or(() -> NameOperation.of(operation, path).map(GroupOperation.Name::new))
                .orElseGet(() -> groupOperation(operation, path));
    }

    private static GroupOperation groupOperation(PatchBody.Operation operation, String path) {
        return switch (path) {
            case "/ldapdn" -> new GroupOperation.Link(operation.requireReplace().text());
            case "/members", "/member" ->
                switch (operation.verb()) {
                    case ADD -> new GroupOperation.AddMembers(members(operation));
                    case REMOVE -> new GroupOperation.RemoveMembers(members(operation));
                    case REPLACE -> new GroupOperation.ReplaceMembers(members(operation));
                };
            default -> throw operation.unknown();
        };
    }

    private static List<RawId> members(PatchBody.Operation operation) {
        return HolderPatch.ids(operation).stream().map(RawId::of).toList();
    }
}
