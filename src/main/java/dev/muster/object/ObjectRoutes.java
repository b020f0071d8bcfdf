package dev.muster.object;

import static dev.muster.endpoint.Endpoint.delete;
import static dev.muster.endpoint.Endpoint.get;
import static dev.muster.endpoint.Endpoint.post;
import static dev.muster.endpoint.Endpoint.put;

import dev.muster.access.Sight;
import dev.muster.base.Problem;
import dev.muster.directory.Item;
import dev.muster.endpoint.Call;
import dev.muster.endpoint.Endpoint;
import dev.muster.endpoint.Guard;
import dev.muster.endpoint.PathId;
import dev.muster.endpoint.WritePath;
import dev.muster.http.Reply;
import dev.muster.privilege.Permit;
import dev.muster.wire.TaggedReply;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/api/objects`: reads, alters and deletes objects of any kind (contract 7). The kind is in the query or in the path.
public final class ObjectRoutes {

    private final WritePath writes;

    public ObjectRoutes(WritePath writes) {
        this.writes = writes;
    }

    public List<Endpoint> endpoints() {
        String object = "/api/objects/{id}";
        String typed = "/api/objects/{id}/type/{type}";
        return List.of(
                get(object, Permit.ANY_SESSION, "ObjectRoutes.read", call -> read(call, ofQuery(call))),
                get(typed, Permit.ANY_SESSION, "ObjectRoutes.read", call -> read(call, ofPath(call))),
                put(object, Permit.ALTER_OBJECT, "ObjectRoutes.alter", call -> alter(call, ofQuery(call))),
                put(typed, Permit.ALTER_OBJECT, "ObjectRoutes.alter", call -> alter(call, ofPath(call))),
                delete(object, Permit.ALTER_OBJECT, "ObjectRoutes.remove", call -> remove(call, ofQuery(call))),
                delete(typed, Permit.ALTER_OBJECT, "ObjectRoutes.remove", call -> remove(call, ofPath(call))),
                delete("/api/objects", Permit.ALTER_OBJECT, "ObjectRoutes.removeAll", this::removeAll),
                post("/api/objects/deleteObjects", Permit.ALTER_OBJECT, "ObjectRoutes.removeOld", this::removeOld));
    }

    private static Reply read(Call call, ObjectKind kind) {
        Item item = require(call, target(call, kind));
        boolean comments = call.request().flag("comments");
        return TaggedReply.ok(call, item, ObjectJson.detail(call.directory(), call.sight(), item, comments));
    }

    /// The answer has the altered object, even if the caller has lost the right to browse it by the change.
    private Reply alter(Call call, ObjectKind kind) {
        Guard.require(call.latest().access(), call.user(), kind.permit(), null);
        ObjectReference target = target(call, kind);
        ObjectJson.Alteration body = call.request().body(ObjectJson.Alteration.class);
        return writes.run(call, ObjectJson.alter(target, body), after -> {
            Item item = target.find(after.directory());
            return TaggedReply.ok(after, item, ObjectJson.detail(after.directory(), after.sight(), item, true));
        });
    }

    private Reply remove(Call call, ObjectKind kind) {
        Guard.require(call.latest().access(), call.user(), kind.permit(), null);
        return remove(call, List.of(target(call, kind)));
    }

    private Reply removeAll(Call call) {
        List<ObjectJson.@Nullable Named> named = Arrays.asList(call.request().body(ObjectJson.Named[].class));
        return remove(call, ObjectJson.targets(named, ObjectJson::target));
    }

    private Reply removeOld(Call call) {
        ObjectJson.Deletion body = call.request().body(ObjectJson.Deletion.class);
        return remove(call, ObjectJson.targets(body.delete(), ObjectJson::target));
    }

    private Reply remove(Call call, List<ObjectReference> targets) {
        return writes.run(call, new DeleteObjects(targets), after -> Reply.noContent());
    }

    /// The object, if the caller may read it. The permit is checked first, so that it is the same for every id.
    private static Item require(Call call, ObjectReference target) {
        Sight sight = call.sight();
        return switch (target.kind()) {
            case HOLDER -> {
                Guard.require(
                        call.latest().access(),
                        call.user(),
                        Permit.READ_HOLDER_OR_SELF,
                        target.id().user());
                yield target.require(sight);
            }
            case PROJECT -> target.require(sight);
            case ROLE -> sight.requireReadable(target.id().role());
        };
    }

    private static ObjectKind ofQuery(Call call) {
        return ObjectKind.of(call.request()
                .query("type")
                .orElseThrow(() -> new Problem.Invalid("object.kind", "The query parameter type is missing")));
    }

    private static ObjectKind ofPath(Call call) {
        return ObjectKind.of(call.request().path("type"));
    }

    /// The object in the path. The id is read after the permit of the kind is checked, so that the permit is the
    /// same for every id.
    private static ObjectReference target(Call call, ObjectKind kind) {
        return new ObjectReference(kind, PathId.OBJECT.of(call));
    }
}
