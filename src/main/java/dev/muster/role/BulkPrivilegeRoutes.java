package dev.muster.role;

import static dev.muster.endpoint.Endpoint.post;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.base.GroupId;
import dev.muster.base.Problem;
import dev.muster.base.RoleId;
import dev.muster.base.Text;
import dev.muster.base.UserId;
import dev.muster.endpoint.Call;
import dev.muster.endpoint.Endpoint;
import dev.muster.endpoint.WritePath;
import dev.muster.http.Reply;
import dev.muster.privilege.Catalogue;
import dev.muster.privilege.Permit;
import dev.muster.privilege.PrivilegeSet;
import dev.muster.wire.PrivilegeList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `POST /api/privileges/bulkUpdate`: changes the privileges of many users, groups and roles at once (contract 2.8).
public final class BulkPrivilegeRoutes {

    private final WritePath writes;

    public BulkPrivilegeRoutes(WritePath writes) {
        this.writes = writes;
    }

    public List<Endpoint> endpoints() {
        return List.of(post(
                "/api/privileges/bulkUpdate", Permit.UPDATE_PRIVILEGES, "BulkPrivilegeRoutes.update", this::update));
    }

    private Reply update(Call call) {
        BulkPrivilegeJson.Update body = call.request().body(BulkPrivilegeJson.Update.class);
        return writes.run(call, useCase(body, call.directory().catalogue()), after -> Reply.noContent());
    }

    private static UpdatePrivileges useCase(BulkPrivilegeJson.Update body, Catalogue catalogue) {
        PrivilegeSet target = PrivilegeList.of(body.targetPrivileges(), catalogue);
        PrivilegeSet source = PrivilegeList.of(body.sourcePrivileges(), catalogue);
        List<UserId> users = ids(body.users(), UserId::of);
        List<GroupId> groups = ids(body.userGroups(), GroupId::of);
        List<RoleId> roles = ids(body.securityRoles(), RoleId::of);
        int targets = users.size() + groups.size() + roles.size();
        if (targets == 0 || targets > UpdatePrivileges.TARGETS_MAX) {
            throw malformed();
        }
        String operation = body.operation() == null ? "" : body.operation();
        return switch (operation.strip().toLowerCase(Locale.ROOT)) {
            case "grant" -> new UpdatePrivileges(target, PrivilegeSet.EMPTY, users, groups, roles);
            case "revoke" -> new UpdatePrivileges(PrivilegeSet.EMPTY, target, users, groups, roles);
            case "replace" -> new UpdatePrivileges(target, source.without(target), users, groups, roles);
            default ->
                throw new Problem.Invalid(
                        "privilege.operation",
                        "operation must be grant, revoke or replace: '" + Text.shown(operation) + "'");
        };
    }

    /// Reads a list of ids, or of objects with an id. An id that appears twice counts once.
    private static <T> List<T> ids(@Nullable JsonNode list, Function<String, T> parse) {
        if (list == null || list.isNull()) {
            return List.of();
        }
        if (!list.isArray()) {
            throw malformed();
        }
        List<T> ids = new ArrayList<>(list.size());
        for (JsonNode element : list) {
            JsonNode text = element.isObject() ? element.path("id") : element;
            if (!text.isTextual()) {
                throw malformed();
            }
            ids.add(parse.apply(text.textValue().strip()));
        }
        return ids.stream().distinct().toList();
    }

    private static Problem malformed() {
        return new Problem.Invalid(
                "privilege.targets",
                "users, userGroups and securityRoles must be lists of ids, 1 to " + UpdatePrivileges.TARGETS_MAX
                        + " of them together");
    }
}
