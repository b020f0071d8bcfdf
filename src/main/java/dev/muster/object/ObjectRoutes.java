package dev.muster.object;

import static dev.muster.wire.Endpoint.delete;
import static dev.muster.wire.Endpoint.get;
import static dev.muster.wire.Endpoint.put;

import dev.muster.access.Sight;
import dev.muster.base.Hex;
import dev.muster.base.Problem;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.Text;
import dev.muster.base.UserId;
import dev.muster.directory.Item;
import dev.muster.http.Reply;
import dev.muster.privilege.Permit;
import dev.muster.role.DeleteRole;
import dev.muster.wire.Call;
import dev.muster.wire.Endpoint;
import dev.muster.wire.Guard;
import dev.muster.wire.Journalled;
import dev.muster.wire.Shapes;
import dev.muster.wire.Writes;
import java.util.List;

/// `/api/objects`: what clients call for objects of any kind (contract 7).
public final class ObjectRoutes {

    private final Writes writes;

    public ObjectRoutes(Writes writes) {
        this.writes = writes;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                get("/api/objects/{id}", Permit.ANY_SESSION, "ObjectRoutes.read", this::read),
                get("/api/objects/{id}/type/{type}", Permit.ANY_SESSION, "ObjectRoutes.readTyped", this::readTyped),
                put("/api/objects/{id}", Permit.MANAGE_ROLES, "ObjectRoutes.alter", this::alter),
                delete("/api/objects/{id}", Permit.MANAGE_ROLES, "ObjectRoutes.delete", this::remove));
    }

    private Reply read(Call call) {
        return read(call, type(call));
    }

    private Reply readTyped(Call call) {
        return read(call, type(call.request().path("type")));
    }

    private Reply read(Call call, int type) {
        Item item = require(call, type);
        boolean comments = call.request().flag("comments");
        return Reply.ok(ObjectJson.detail(call.directory(), call.sight(), item, comments));
    }

    private Reply alter(Call call) {
        RoleId id = roleOnly(call);
        ObjectJson.Alteration body = call.request().body(ObjectJson.Alteration.class);
        return writes.run(
                call,
                Journalled.with(Journalled.comment(body.changeJournal()), ObjectJson.alter(id, body)),
                after -> Reply.ok(ObjectJson.detail(
                        after.directory(), after.sight(), after.sight().require(id), true)));
    }

    private Reply remove(Call call) {
        DeleteRole delete = new DeleteRole(roleOnly(call));
        return writes.run(
                call, Journalled.with(call.request().query("userComments"), delete), after -> Reply.noContent());
    }

    private RoleId roleOnly(Call call) {
        if (type(call) != Shapes.TYPE_ROLE) {
            throw new Problem.Invalid(
                    "object.unsupported",
                    "Only security roles, type " + Shapes.TYPE_ROLE + ", are altered or deleted here");
        }
        String id = id(call);
        return RoleId.of(id);
    }

    /// The object, if the caller may read it; the permit comes first, so that it is the same for every id.
    private static Item require(Call call, int type) {
        Sight sight = call.sight();
        String id = id(call);
        return switch (type) {
            case Shapes.TYPE_HOLDER -> {
                UserId holder = UserId.of(id);
                Guard.require(call.access(), call.user(), Permit.READ_HOLDER_OR_SELF, holder);
                yield sight.requireHolder(holder);
            }
            case Shapes.TYPE_PROJECT -> sight.require(ProjectId.of(id));
            default -> sight.requireReadable(RoleId.of(id));
        };
    }

    private static String id(Call call) {
        String id = call.request().path("id");
        if (!Hex.isId(id)) {
            throw new Problem.NotFound("object.unknown", "There is no object with the id '" + Text.shown(id) + "'");
        }
        return id;
    }

    private static int type(Call call) {
        return type(call.request()
                .query("type")
                .orElseThrow(() -> new Problem.Invalid("object.kind", "The query parameter type is missing")));
    }

    private static int type(String text) {
        return switch (text.strip()) {
            case "34" -> Shapes.TYPE_HOLDER;
            case "44" -> Shapes.TYPE_ROLE;
            case "32" -> Shapes.TYPE_PROJECT;
            default ->
                throw new Problem.Invalid("object.kind", "Not a type of this server's objects: " + Text.shown(text));
        };
    }
}
