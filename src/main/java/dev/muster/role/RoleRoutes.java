package dev.muster.role;

import static dev.muster.endpoint.Endpoint.delete;
import static dev.muster.endpoint.Endpoint.get;
import static dev.muster.endpoint.Endpoint.patch;
import static dev.muster.endpoint.Endpoint.post;

import dev.muster.access.Sight;
import dev.muster.base.Problem;
import dev.muster.base.RoleId;
import dev.muster.directory.Directory;
import dev.muster.directory.Role;
import dev.muster.endpoint.AnswerCache;
import dev.muster.endpoint.Call;
import dev.muster.endpoint.Endpoint;
import dev.muster.endpoint.IdGenerator;
import dev.muster.endpoint.PathId;
import dev.muster.endpoint.WritePath;
import dev.muster.http.RenderedBody;
import dev.muster.http.Reply;
import dev.muster.privilege.Permit;
import dev.muster.privilege.PrivilegeSet;
import dev.muster.wire.PagedList;
import dev.muster.wire.PatchBody;
import dev.muster.wire.PrivilegeList;
import dev.muster.wire.TaggedReply;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// `/api/securityRoles`: list, create, read, alter, delete (contract 2.2 to 2.6).
public final class RoleRoutes {

    private final WritePath writes;
    private final IdGenerator ids;
    private final AnswerCache<DetailKey> details = new AnswerCache<>();

    /// The key of a cached answer. Callers from whom nothing is hidden get the same answer about a role if they have
    /// the same rights on it.
    private record DetailKey(RoleId role, int rights) {}

    public RoleRoutes(WritePath writes, IdGenerator ids) {
        this.writes = writes;
        this.ids = ids;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                get("/api/securityRoles", Permit.ANY_SESSION, "RoleRoutes.list", this::list),
                post("/api/securityRoles", Permit.MANAGE_ROLES, "RoleRoutes.create", this::create),
                get("/api/securityRoles/{id}", Permit.READ_ROLE, PathId.ROLE, "RoleRoutes.read", this::read),
                patch("/api/securityRoles/{id}", Permit.ALTER_ROLE, PathId.ROLE, "RoleRoutes.alter", this::alter),
                patch(
                        "/api/securityRoles/{id}/members",
                        Permit.ALTER_ROLE,
                        PathId.ROLE,
                        "RoleRoutes.alterMembers",
                        this::alterMembers),
                delete("/api/securityRoles/{id}", Permit.MANAGE_ROLES, PathId.ROLE, "RoleRoutes.remove", this::remove));
    }

    private Reply list(Call call) {
        Sight sight = call.sight();
        boolean withPrivileges = call.request().flag("includePrivileges");
        List<Role> roles = call.directory().roles().all().filter(sight::sees).toList();
        return PagedList.items(call, roles)
                .array(role -> RoleJson.listItem(call.directory(), sight, role, withPrivileges));
    }

    private Reply create(Call call) {
        RoleJson.Creation body = call.request().body(RoleJson.Creation.class);
        PrivilegeSet privileges =
                PrivilegeList.of(body.privileges(), call.directory().catalogue());
        if (body.name() == null) {
            throw new Problem.Invalid("role.name", "A security role needs a name");
        }
        RoleId id = new RoleId(ids.next(), ids.next());
        CreateRole create = new CreateRole(
                id, body.name(), Optional.ofNullable(body.description()).orElse(""), privileges);
        return writes.run(
                call,
                create,
                after -> Reply.created(
                        call.request(), "/api/securityRoles/" + id.text(), new RoleJson.Created(id.text())));
    }

    private Reply read(Call call, RoleId id) {
        return detail(call, call.sight().requireReadable(id));
    }

    private Reply alter(Call call, RoleId id) {
        List<RoleOperation> operations = RolePatch.operations(
                call.request().body(PatchBody.class), call.directory().catalogue());
        return writes.run(
                call,
                new AlterRole(id, operations),
                after -> detail(after, after.sight().require(id)));
    }

    private Reply alterMembers(Call call, RoleId id) {
        List<RoleOperation> operations =
                RolePatch.memberOperations(call.request().body(PatchBody.class));
        return writes.run(
                call,
                new AlterRole(id, operations),
                after -> detail(after, after.sight().require(id)));
    }

    private Reply remove(Call call, RoleId id) {
        DeleteRole delete = new DeleteRole(id);
        return writes.run(call, delete, after -> Reply.noContent());
    }

    /// The answer about a role. It is cached only if nothing is hidden from the caller.
    private Reply detail(Call call, Role role) {
        Directory directory = call.directory();
        Sight sight = call.sight();
        Predicate<String> selected = call.request().fields()::selects;
        if (!selected.test(RoleJson.PROJECTS)
                || !sight.unrestricted()
                || !sight.seesEveryMember()
                || !sight.reads(role)) {
            return TaggedReply.ok(call, role, RoleJson.detail(directory, sight, role, selected));
        }
        RenderedBody body = details.get(
                new DetailKey(role.id(), sight.rights(role)),
                List.of(
                        role,
                        directory.grants().ofRole(role.id()),
                        directory.projects(),
                        directory.users().byId(),
                        directory.groups().byId(),
                        directory.catalogue()),
                () -> RenderedBody.of(RoleJson.detail(directory, sight, role, member -> true)));
        return TaggedReply.ok(call, role, body);
    }
}
