package dev.muster.group;

import dev.muster.base.RawId;
import dev.muster.holder.HolderPatch;
import dev.muster.naming.NameChange;
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
        return body.steps().stream().map(step -> operation(step, catalogue)).toList();
    }

    private static GroupOperation operation(PatchBody.Step step, Catalogue catalogue) {
        String path = step.path().toLowerCase(Locale.ROOT);
        return HolderPatch.common(step, path, catalogue)
                .<GroupOperation>map(GroupOperation.Common::new)
                .or(() -> NameChange.of(step, path).map(GroupOperation.Name::new))
                .orElseGet(() -> groupOperation(step, path));
    }

    private static GroupOperation groupOperation(PatchBody.Step step, String path) {
        return switch (path) {
            case "/ldapdn" -> new GroupOperation.Link(step.requireReplace().text());
            case "/members", "/member" ->
                switch (step.verb()) {
                    case ADD -> new GroupOperation.AddMembers(members(step));
                    case REMOVE -> new GroupOperation.RemoveMembers(members(step));
                    case REPLACE -> new GroupOperation.ReplaceMembers(members(step));
                };
            default -> throw step.unknown();
        };
    }

    private static List<RawId> members(PatchBody.Step step) {
        return HolderPatch.ids(step).stream().map(RawId::of).toList();
    }
}
