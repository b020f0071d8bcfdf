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
import dev.muster.endpoint.PathId;
import dev.muster.endpoint.WritePath;
import dev.muster.http.Reply;
import dev.muster.privilege.Permit;
import dev.muster.wire.TaggedReply;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/api/objects`: the calls for objects of any kind (contract 7).
///
/// The kind of the object is a query parameter, or a part of the path.
public final class ObjectRoutes {

    private final WritePath writes;

    public ObjectRoutes(WritePath writes) {
        this.writes = writes;
    }

    public List<Endpoint> endpoints() {
        String object = "/api/objects/{id}";
        String typed = "/api/objects/{id}/type/{type}";
        return List.of(
                get(object, Permit.ANY_SESSION, "ObjectRoutes.read", call -> read(call, kindOfQuery(call))),
                get(typed, Permit.ANY_SESSION, "ObjectRoutes.read", call -> read(call, kindOfPath(call))),
                put(object, Permit.ALTER_OBJECT, "ObjectRoutes.alter", call -> alter(call, kindOfQuery(call))),
                put(typed, Permit.ALTER_OBJECT, "ObjectRoutes.alter", call -> alter(call, kindOfPath(call))),
                delete(object, Permit.ALTER_OBJECT, "ObjectRoutes.remove", call -> remove(call, kindOfQuery(call))),
                delete(typed, Permit.ALTER_OBJECT, "ObjectRoutes.remove", call -> remove(call, kindOfPath(call))),
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
        call.latest().access().requirePermit(call.user(), kind.permit(), null);
        ObjectReference target = target(call, kind);
        ObjectJson.Alteration body = call.request().body(ObjectJson.Alteration.class);
        return writes.run(call, ObjectJson.alter(target, body), after -> {
            Item item = target.find(after.directory());
            return TaggedReply.ok(after, item, ObjectJson.detail(after.directory(), after.sight(), item, true));
        });
    }

    private Reply remove(Call call, ObjectKind kind) {
        call.latest().access().requirePermit(call.user(), kind.permit(), null);
        return remove(call, List.of(target(call, kind)));
    }

    private Reply removeAll(Call call) {
        List<ObjectJson.@Nullable Target> targets = Arrays.asList(call.request().body(ObjectJson.Target[].class));
        return remove(call, ObjectJson.targets(targets, ObjectJson::reference));
    }

    private Reply removeOld(Call call) {
        ObjectJson.Deletion body = call.request().body(ObjectJson.Deletion.class);
        return remove(call, ObjectJson.targets(body.delete(), ObjectJson::reference));
    }

    private Reply remove(Call call, List<ObjectReference> targets) {
        return writes.run(call, new DeleteObjects(targets), after -> Reply.noContent());
    }

    /// The object, if the caller may read it. The permit is checked first, so that a refusal for lack of it is the same
    /// for every id.
    private static Item require(Call call, ObjectReference target) {
        Sight sight = call.sight();
        return switch (target.kind()) {
            case HOLDER -> {
                call.latest()
                        .access()
                        .requirePermit(
                                call.user(),
                                Permit.READ_HOLDER_OR_SELF,
                                target.id().user());
                yield target.require(sight);
            }
            case PROJECT -> target.require(sight);
            case ROLE -> sight.requireReadable(target.id().role());
        };
    }

    private static ObjectKind kindOfQuery(Call call) {
        return ObjectKind.of(call.request()
                .query("type")
                .orElseThrow(() -> new Problem.Invalid(
                        "object.kind",
                        "The query parameter type is missing. Send 34 (users and groups), 44 (roles)"
                                + " or 32 (projects)")));
    }

    private static ObjectKind kindOfPath(Call call) {
        return ObjectKind.of(call.request().path("type"));
    }

    /// The object that the path names. Writing calls check the permit of the kind before they read the id, so that a
    /// refusal for lack of it is the same for every id.
    private static ObjectReference target(Call call, ObjectKind kind) {
        return new ObjectReference(kind, PathId.OBJECT.of(call));
    }
}
