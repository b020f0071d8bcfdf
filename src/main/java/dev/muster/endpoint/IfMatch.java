package dev.muster.endpoint;

import dev.muster.base.ObjectId;
import dev.muster.base.Problem;
import dev.muster.base.RawId;
import dev.muster.directory.Directory;
import dev.muster.directory.Item;
import dev.muster.http.Method;
import dev.muster.http.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The condition of a PUT, PATCH or DELETE that the object still has the version that the client read: an optimistic
/// lock against lost updates. Only the version of a tag `"version.digest"` is compared.
///
/// If the path names no object, no version can match and the call is refused. To ignore the condition would take away
/// the protection that the client asked for.
public final class IfMatch {

    /// The header of an answer that has the object's tag. A client sends the tag back in this condition.
    public static final String ETAG = "ETag";

    /// The condition that any version meets. It is not quoted.
    private static final String ANY = "*";

    private final @Nullable RawId id;
    private final List<String> versions;

    private IfMatch(@Nullable RawId id, List<String> versions) {
        this.id = id;
        this.versions = versions;
    }

    /// The condition of a call whose path names an object, if the call has a condition.
    static Optional<IfMatch> of(Call call) {
        Request request = call.request();
        return request.route().hasId()
                ? tags(request)
                        .map(tags -> new IfMatch(
                                call.id(),
                                Arrays.stream(tags.split(",", -1))
                                        .map(IfMatch::version)
                                        .toList()))
                : Optional.empty();
    }

    /// Refuses the condition in a call whose path names no object.
    ///
    /// @throws Problem.Stale `object.stale`
    static void requireObject(Request request) {
        if (!request.route().hasId() && tags(request).isPresent()) {
            throw new Problem.Stale(
                    "object.stale", "If-Match needs one object, and the path names none. Send the call without it");
        }
    }

    private static Optional<String> tags(Request request) {
        Method method = request.method();
        return method == Method.GET || method == Method.POST ? Optional.empty() : request.header("If-Match");
    }

    /// The version of a strong tag, or [#ANY]; empty for a weak or malformed tag, which matches nothing.
    private static String version(String tag) {
        String text = tag.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        if (!quoted) {
            return text.equals(ANY) ? text : "";
        }
        int dot = text.indexOf('.');
        String version = text.substring(1, dot < 0 ? text.length() - 1 : dot);
        return version.equals(ANY) ? "" : version;
    }

    /// Requires that the object has one of the versions.
    ///
    /// @param before the directory before the change
    /// @throws Problem.Stale `object.stale`
    void require(Directory before) {
        boolean holds = id != null
                && Stream.<ObjectId>of(id.user(), id.group(), id.role(), id.project())
                        .flatMap(any -> before.find(any).stream())
                        .map(Item::version)
                        .anyMatch(version -> versions.contains(ANY) || versions.contains(version));
        if (!holds) {
            throw new Problem.Stale(
                    "object.stale",
                    "The object has changed since the version in If-Match. Read it again and repeat the change");
        }
    }
}
