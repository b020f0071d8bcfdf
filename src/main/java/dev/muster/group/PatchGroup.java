package dev.muster.group;

import dev.muster.base.UserId;
import dev.muster.holder.PatchHolder;
import dev.muster.privilege.Catalogue;
import dev.muster.wire.Patch;
import java.util.List;
import java.util.Locale;

/// The operations of `PATCH /api/usergroups/{id}`, from all the ways in which clients write them (contract 5).
final class PatchGroup {

    private PatchGroup() {}

    /// What the body asks for, in order.
    ///
    /// @throws dev.muster.base.Problem.Invalid `patch.operations`, `patch.operation`, `patch.value`,
    ///     `privilege.unknown`, `id.malformed`
    static List<Operation> operations(Patch body, Catalogue catalogue) {
        return body.steps().stream().map(step -> operation(step, catalogue)).toList();
    }

    private static Operation operation(Patch.Step step, Catalogue catalogue) {
        String path = step.path().toLowerCase(Locale.ROOT);
        return PatchHolder.common(step, path, catalogue)
                .<Operation>map(Operation.Common::new)
                .orElseGet(() -> own(step, path));
    }

    private static Operation own(Patch.Step step, String path) {
        return switch (path) {
            case "/name" -> new Operation.Rename(step.replaced().text());
            case "/description" -> new Operation.Describe(step.replaced().text());
            case "/ldapdn" -> new Operation.Link(step.replaced().text());
            case "/members", "/member" ->
                switch (step.verb()) {
                    case ADD -> new Operation.AddMembers(members(step));
                    case REMOVE -> new Operation.RemoveMembers(members(step));
                    case REPLACE -> new Operation.ReplaceMembers(members(step));
                };
            default -> throw step.unknown();
        };
    }

    private static List<UserId> members(Patch.Step step) {
        return PatchHolder.ids(step).stream().map(UserId::of).toList();
    }
}
