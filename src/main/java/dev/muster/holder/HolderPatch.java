package dev.muster.holder;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.base.GroupId;
import dev.muster.base.IdSet;
import dev.muster.base.Problem;
import dev.muster.base.Text;
import dev.muster.privilege.Catalogue;
import dev.muster.wire.PatchBody;
import dev.muster.wire.PrivilegeList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The parser of the operations that `PATCH /api/users/{id}` and `PATCH /api/usergroups/{id}` share (contract 4.6, 5).
public final class HolderPatch {

    private HolderPatch() {}

    /// The operation of a operation, if users and groups share it.
    ///
    /// @param path the path of the operation, in lower case
    /// @throws Problem.Invalid `patch.operation`, `patch.value`, `privilege.unknown`, `id.malformed`
    public static Optional<HolderOperation> common(PatchBody.Operation operation, String path, Catalogue catalogue) {
        return switch (path) {
            case "/memberships", "/membership" ->
                Optional.of(
                        switch (operation.verb()) {
                            case ADD -> new HolderOperation.JoinGroups(groups(operation));
                            case REMOVE -> new HolderOperation.LeaveGroups(groups(operation));
                            case REPLACE -> new HolderOperation.ReplaceGroups(groups(operation));
                        });
            case "/privileges", "/privilege" ->
                Optional.of(
                        switch (operation.verb()) {
                            case ADD ->
                                new HolderOperation.AddPrivileges(PrivilegeList.of(operation.value(), catalogue));
                            case REMOVE ->
                                new HolderOperation.RemovePrivileges(PrivilegeList.of(operation.value(), catalogue));
                            case REPLACE ->
                                new HolderOperation.ReplacePrivileges(PrivilegeList.of(operation.value(), catalogue));
                        });
            case PatchBody.COMMENT_PATH -> Optional.of(new HolderOperation.Comment(operation.comment()));
            default -> Optional.empty();
        };
    }

    /// The ids in the value of a operation: a list of ids, or one id by itself. An id is a text, or an object
    /// with an `id`.
    ///
    /// @throws Problem.Invalid `patch.value`
    public static List<String> ids(PatchBody.Operation operation) {
        Iterable<JsonNode> elements = operation.value().isArray() ? operation.value() : List.of(operation.value());
        List<String> ids = new ArrayList<>();
        for (JsonNode element : elements) {
            JsonNode id = element.isObject() ? element.path("id") : element;
            if (!id.isTextual()) {
                throw new Problem.Invalid(
                        "patch.value", "The value for " + Text.shown(operation.path()) + " must be a list of ids");
            }
            ids.add(id.textValue().strip());
        }
        return ids;
    }

    private static IdSet<GroupId> groups(PatchBody.Operation operation) {
        return IdSet.of(ids(operation).stream().map(GroupId::of).toList());
    }
}
