package dev.muster.endpoint;

import dev.muster.base.GroupId;
import dev.muster.base.Problem;
import dev.muster.base.ProjectId;
import dev.muster.base.RawId;
import dev.muster.base.RoleId;
import dev.muster.base.Text;
import dev.muster.base.UserId;
import java.util.function.Function;

/// The kind of object that the `{id}` of a route names. The id is read once, as this kind, and passed to the handler.
///
/// A malformed id is refused with 404, not 400, because no object has it.
///
/// @param kind makes the typed id
/// @param code the code of the refusal of a malformed id
/// @param noun the kind in words, for the message of that refusal
public record PathId<T>(Function<RawId, T> kind, String code, String noun) {

    public static final PathId<UserId> USER = new PathId<>(RawId::user, "user.unknown", "user");

    public static final PathId<GroupId> GROUP = new PathId<>(RawId::group, "group.unknown", "user group");

    public static final PathId<RoleId> ROLE = new PathId<>(RawId::role, "role.unknown", "security role");

    public static final PathId<ProjectId> PROJECT = new PathId<>(RawId::project, "project.unknown", "project");

    /// An object whose kind another part of the request names.
    public static final PathId<RawId> OBJECT = new PathId<>(raw -> raw, "object.unknown", "object");

    /// The id in the path of a call.
    ///
    /// @throws Problem.NotFound with [#code] if it is malformed
    public T of(Call call) {
        RawId id = call.id();
        return id == null ? of(call.request().path("id")) : kind.apply(id);
    }

    /// The id in a text, such as a second id in a path.
    ///
    /// @throws Problem.NotFound with [#code] if it is malformed
    public T of(String text) {
        return kind.apply(RawId.find(text)
                .orElseThrow(() ->
                        new Problem.NotFound(code, "There is no " + noun + " with the id '" + Text.shown(text) + "'")));
    }
}
