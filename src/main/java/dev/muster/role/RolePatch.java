package dev.muster.role;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.base.Problem;
import dev.muster.base.ProjectId;
import dev.muster.base.RawId;
import dev.muster.naming.NameOperation;
import dev.muster.privilege.Catalogue;
import dev.muster.wire.PatchBody;
import dev.muster.wire.PrivilegeList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The parser of the operations of `PATCH /api/securityRoles/{id}`, in all forms in which clients write them
/// (contract 2.5).
final class RolePatch {

    private RolePatch() {}

    /// The operations of the body, in order.
    ///
    /// @throws Problem.Invalid `patch.operations`, `patch.operation`, `patch.value`, `role.members`,
    ///     `privilege.unknown`, or `role.mixed` if the body changes both members and privileges
    static List<RoleOperation> operations(PatchBody body, Catalogue catalogue) {
        List<RoleOperation> operations = body.operations().stream()
                .map(operation -> operation(operation, catalogue))
                .toList();
        if (operations.stream().anyMatch(RolePatch::changesMembers)
                && operations.stream().anyMatch(RolePatch::changesPrivileges)) {
            throw new Problem.Invalid(
                    "role.mixed",
                    "Invalid JSON body. One request changes members or privileges, not both. Send two requests");
        }
        return operations;
    }

    /// The operations of a body that may change members and nothing else, in order.
    ///
    /// @throws Problem.Invalid `patch.operations`, `patch.operation`, `patch.value`, `role.members`
    static List<RoleOperation> memberOperations(PatchBody body) {
        return body.operations().stream().map(RolePatch::memberOperation).toList();
    }

    private static RoleOperation memberOperation(PatchBody.Operation operation) {
        return switch (operation.path().toLowerCase(Locale.ROOT)) {
            case "/members", "/member" -> members(operation);
            case PatchBody.COMMENT_PATH -> new RoleOperation.Comment(operation.comment());
            default -> throw operation.unknown();
        };
    }

    private static RoleOperation operation(PatchBody.Operation operation, Catalogue catalogue) {
        String path = operation.path().toLowerCase(Locale.ROOT);
        return NameOperation.of(operation, path)
                .<RoleOperation>map(RoleOperation.Name::new)
                .orElseGet(() -> operation(operation, path, catalogue));
    }

    private static RoleOperation operation(PatchBody.Operation operation, String path, Catalogue catalogue) {
        return switch (path) {
            case "/privileges", "/privilege" ->
                switch (operation.verb()) {
                    case ADD -> new RoleOperation.AddPrivileges(PrivilegeList.of(operation.value(), catalogue));
                    case REMOVE -> new RoleOperation.RemovePrivileges(PrivilegeList.of(operation.value(), catalogue));
                    case REPLACE -> new RoleOperation.ReplacePrivileges(PrivilegeList.of(operation.value(), catalogue));
                };
            default -> memberOperation(operation);
        };
    }

    private static RoleOperation members(PatchBody.Operation operation) {
        return switch (operation.verb()) {
            case ADD -> new RoleOperation.AddMembers(project(operation), ids(operation));
            case REMOVE -> new RoleOperation.RemoveMembers(project(operation), ids(operation));
            case REPLACE -> new RoleOperation.ReplaceMembers(project(operation), ids(operation));
        };
    }

    private static ProjectId project(PatchBody.Operation operation) {
        JsonNode id = operation.value().path("projectId");
        if (!id.isTextual()) {
            throw malformed();
        }
        return ProjectId.of(id.textValue().strip());
    }

    private static List<RawId> ids(PatchBody.Operation operation) {
        JsonNode ids = operation.value().path("memberIds");
        if (!ids.isArray()) {
            throw malformed();
        }
        List<RawId> members = new ArrayList<>(ids.size());
        for (JsonNode id : ids) {
            if (!id.isTextual()) {
                throw malformed();
            }
            members.add(RawId.of(id.textValue().strip()));
        }
        return members;
    }

    private static Problem malformed() {
        return new Problem.Invalid(
                "role.members", "Invalid JSON body. Members are given as {\"projectId\":\"…\",\"memberIds\":[\"…\"]}");
    }

    private static boolean changesMembers(RoleOperation operation) {
        return operation instanceof RoleOperation.AddMembers
                || operation instanceof RoleOperation.RemoveMembers
                || operation instanceof RoleOperation.ReplaceMembers;
    }

    private static boolean changesPrivileges(RoleOperation operation) {
        return operation instanceof RoleOperation.AddPrivileges
                || operation instanceof RoleOperation.RemovePrivileges
                || operation instanceof RoleOperation.ReplacePrivileges;
    }
}
