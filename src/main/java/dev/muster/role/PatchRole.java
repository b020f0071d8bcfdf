package dev.muster.role;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.base.Problem;
import dev.muster.base.ProjectId;
import dev.muster.base.UserId;
import dev.muster.privilege.Catalogue;
import dev.muster.wire.Patch;
import dev.muster.wire.PrivilegeList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The operations of `PATCH /api/securityRoles/{id}`, from all the ways in which clients write them
/// (contract 2.5).
final class PatchRole {

    private PatchRole() {}

    /// What the body asks for, in order.
    ///
    /// @throws Problem.Invalid `patch.operations`, `patch.operation`, `patch.value`, `role.members`,
    ///     `privilege.unknown`, or `role.mixed` if it is about both members and privileges
    static List<Operation> operations(Patch body, Catalogue catalogue) {
        List<Operation> operations =
                body.steps().stream().map(step -> operation(step, catalogue)).toList();
        if (operations.stream().anyMatch(PatchRole::isAboutMembers)
                && operations.stream().anyMatch(PatchRole::isAboutPrivileges)) {
            throw new Problem.Invalid(
                    "role.mixed", "Invalid JSON body. One request changes members or privileges, not both");
        }
        return operations;
    }

    /// What a body asks for that may be about members alone, in order.
    ///
    /// @throws Problem.Invalid `patch.operations`, `patch.operation`, `patch.value`, `role.members`
    static List<Operation> aboutMembers(Patch body) {
        return body.steps().stream().map(PatchRole::aboutMembers).toList();
    }

    private static Operation aboutMembers(Patch.Step step) {
        return switch (step.path().toLowerCase(Locale.ROOT)) {
            case "/members", "/member" -> members(step);
            case "/changejournal/usercomments" -> new Operation.Comment(step.comment());
            default -> throw step.unknown();
        };
    }

    private static Operation operation(Patch.Step step, Catalogue catalogue) {
        return switch (step.path().toLowerCase(Locale.ROOT)) {
            case "/name" -> new Operation.Rename(step.replaced().text());
            case "/description" -> new Operation.Describe(step.replaced().text());
            case "/privileges", "/privilege" ->
                switch (step.verb()) {
                    case ADD -> new Operation.AddPrivileges(PrivilegeList.of(step.value(), catalogue));
                    case REMOVE -> new Operation.RemovePrivileges(PrivilegeList.of(step.value(), catalogue));
                    case REPLACE -> new Operation.ReplacePrivileges(PrivilegeList.of(step.value(), catalogue));
                };
            default -> aboutMembers(step);
        };
    }

    private static Operation members(Patch.Step step) {
        return switch (step.verb()) {
            case ADD -> new Operation.AddMembers(project(step), ids(step));
            case REMOVE -> new Operation.RemoveMembers(project(step), ids(step));
            case REPLACE -> new Operation.ReplaceMembers(project(step), ids(step));
        };
    }

    private static ProjectId project(Patch.Step step) {
        JsonNode id = step.value().path("projectId");
        if (!id.isTextual()) {
            throw malformed();
        }
        return ProjectId.of(id.textValue().strip());
    }

    private static List<UserId> ids(Patch.Step step) {
        JsonNode ids = step.value().path("memberIds");
        if (!ids.isArray()) {
            throw malformed();
        }
        List<UserId> members = new ArrayList<>(ids.size());
        for (JsonNode id : ids) {
            if (!id.isTextual()) {
                throw malformed();
            }
            members.add(UserId.of(id.textValue().strip()));
        }
        return members;
    }

    private static Problem malformed() {
        return new Problem.Invalid(
                "role.members", "Invalid JSON body. Members are given as {\"projectId\":\"…\",\"memberIds\":[\"…\"]}");
    }

    private static boolean isAboutMembers(Operation operation) {
        return operation instanceof Operation.AddMembers
                || operation instanceof Operation.RemoveMembers
                || operation instanceof Operation.ReplaceMembers;
    }

    private static boolean isAboutPrivileges(Operation operation) {
        return operation instanceof Operation.AddPrivileges
                || operation instanceof Operation.RemovePrivileges
                || operation instanceof Operation.ReplacePrivileges;
    }
}
