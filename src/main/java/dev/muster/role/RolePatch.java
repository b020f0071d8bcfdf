package dev.muster.role;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.base.Problem;
import dev.muster.base.ProjectId;
import dev.muster.base.RawId;
import dev.muster.naming.NameChange;
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
        List<RoleOperation> operations =
                body.steps().stream().map(step -> operation(step, catalogue)).toList();
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
        return body.steps().stream().map(RolePatch::memberOperation).toList();
    }

    private static RoleOperation memberOperation(PatchBody.Step step) {
        return switch (step.path().toLowerCase(Locale.ROOT)) {
            case "/members", "/member" -> members(step);
            case "/changejournal/usercomments" -> new RoleOperation.Comment(step.comment());
            default -> throw step.unknown();
        };
    }

    private static RoleOperation operation(PatchBody.Step step, Catalogue catalogue) {
        String path = step.path().toLowerCase(Locale.ROOT);
        return NameChange.of(step, path)
                .<RoleOperation>map(RoleOperation.Name::new)
                .orElseGet(() -> operation(step, path, catalogue));
    }

    private static RoleOperation operation(PatchBody.Step step, String path, Catalogue catalogue) {
        return switch (path) {
            case "/privileges", "/privilege" ->
                switch (step.verb()) {
                    case ADD -> new RoleOperation.AddPrivileges(PrivilegeList.of(step.value(), catalogue));
                    case REMOVE -> new RoleOperation.RemovePrivileges(PrivilegeList.of(step.value(), catalogue));
                    case REPLACE -> new RoleOperation.ReplacePrivileges(PrivilegeList.of(step.value(), catalogue));
                };
            default -> memberOperation(step);
        };
    }

    private static RoleOperation members(PatchBody.Step step) {
        return switch (step.verb()) {
            case ADD -> new RoleOperation.AddMembers(project(step), ids(step));
            case REMOVE -> new RoleOperation.RemoveMembers(project(step), ids(step));
            case REPLACE -> new RoleOperation.ReplaceMembers(project(step), ids(step));
        };
    }

    private static ProjectId project(PatchBody.Step step) {
        JsonNode id = step.value().path("projectId");
        if (!id.isTextual()) {
            throw malformed();
        }
        return ProjectId.of(id.textValue().strip());
    }

    private static List<RawId> ids(PatchBody.Step step) {
        JsonNode ids = step.value().path("memberIds");
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
