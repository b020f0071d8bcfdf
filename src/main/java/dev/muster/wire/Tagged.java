package dev.muster.wire;

import dev.muster.directory.Item;
import dev.muster.http.Method;
import dev.muster.http.Rendered;
import dev.muster.http.Reply;
import dev.muster.http.Request;
import java.util.Arrays;
import java.util.Optional;

/// Answers with one object, and with a tag by which the client can ask whether it is still the same.
///
/// The tag is `"version.digest"`: the object's version, by which a change is only made if nobody made another
/// in between ([IfMatch]), and a digest of the body as this caller sees it, which also differs when the version
/// doesn't: when somebody was given a role, or another name.
public final class Tagged {

    static final String ETAG = "ETag";

    private Tagged() {}

    /// 200 with the object; 304 if the client has it already.
    public static Reply ok(Call call, Item item, Object body) {
        return ok(call, item, Rendered.of(body));
    }

    /// 200 with the object, ready-made; 304 if the client has it already.
    public static Reply ok(Call call, Item item, Rendered body) {
        String tag = tag(item, body);
        boolean same = call.request().method() == Method.GET && has(call.request(), tag);
        return (same ? Reply.notModified() : Reply.ok(body)).with(ETAG, tag);
    }

    /// 201 with the object.
    ///
    /// @param location absolute, see [Request#baseUrl]
    public static Reply created(String location, Item item, Object body) {
        return Reply.created(location, body).with(ETAG, tag(item, Rendered.of(body)));
    }

    private static String tag(Item item, Rendered body) {
        return '"' + item.version() + '.' + body.digest() + '"';
    }

    /// Whether it is one of those the client has; a weak tag is as good here.
    private static boolean has(Request request, String tag) {
        Optional<String> known = request.header("If-None-Match");
        return known.isPresent()
                && Arrays.stream(known.get().split(",", -1))
                        .map(String::strip)
                        .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
    }
}
