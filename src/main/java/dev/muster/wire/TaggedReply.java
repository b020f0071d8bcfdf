package dev.muster.wire;

import dev.muster.directory.Item;
import dev.muster.endpoint.Call;
import dev.muster.endpoint.IfMatch;
import dev.muster.http.Method;
import dev.muster.http.RenderedBody;
import dev.muster.http.Reply;
import dev.muster.http.Request;
import java.util.Arrays;
import java.util.Optional;

/// Makes answers with one object and its tag (`ETag`), by which a client can ask whether the object is unchanged.
///
/// The tag is `"version.digest"`. The version is that of the object; [IfMatch] compares it. The digest is that of
/// the body as this caller gets it, with the requested `fields`. The digest also changes when the version stays the
/// same, such as when a member of the object gets another name.
public final class TaggedReply {

    private static final int CREATED = 201;

    private TaggedReply() {}

    /// 200 with the object; 304 if the client has the same answer already.
    public static Reply ok(Call call, Item item, Object body) {
        return ok(call, item, RenderedBody.of(body));
    }

    /// 200 with the rendered object; 304 if the client has the same answer already.
    public static Reply ok(Call call, Item item, RenderedBody body) {
        RenderedBody sent = call.request().fields().applyTo(body);
        String tag = tag(item, sent);
        boolean same = call.request().method() == Method.GET && isKnown(call.request(), tag);
        return (same ? Reply.notModified() : Reply.ok(sent)).with(IfMatch.ETAG, tag);
    }

    /// 201 with the object.
    ///
    /// @param path the path of the object below the context path
    public static Reply created(Call call, String path, Item item, Object body) {
        RenderedBody sent = call.request().fields().applyTo(RenderedBody.of(body));
        return Reply.ready(CREATED, sent)
                .with("Location", call.request().baseUrl() + path)
                .with(IfMatch.ETAG, tag(item, sent));
    }

    private static String tag(Item item, RenderedBody body) {
        return '"' + item.version() + '.' + body.digest() + '"';
    }

    /// Whether the client sent the tag in `If-None-Match`; a weak tag counts as well.
    private static boolean isKnown(Request request, String tag) {
        Optional<String> known = request.header("If-None-Match");
        return known.isPresent()
                && Arrays.stream(known.get().split(",", -1))
                        .map(String::strip)
                        .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
    }
}
