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

/// Answers with one object and its tag, by which a client can ask whether the object is still the same.
///
/// The tag is `"version.digest"`. The version is that of the object; [IfMatch] compares it. The digest is that of
/// the body as this caller gets it, with the requested `fields`. The digest also changes where the version does
/// not: when a holder gets a role, or another name.
public final class TaggedReply {

    private static final int CREATED = 201;

    private TaggedReply() {}

    /// 200 with the object; 304 if the client has it already.
    public static Reply ok(Call call, Item item, Object body) {
        return ok(call, item, RenderedBody.of(body));
    }

    /// 200 with the object, ready-made; 304 if the client has it already.
    public static Reply ok(Call call, Item item, RenderedBody body) {
        RenderedBody sent = call.request().fields().applyTo(body);
        String tag = tag(item, sent);
        boolean same = call.request().method() == Method.GET && has(call.request(), tag);
        return (same ? Reply.notModified() : Reply.ok(sent)).with(IfMatch.ETAG, tag);
    }

    /// 201 with the object.
    ///
    /// @param location below the context path
    public static Reply created(Call call, String location, Item item, Object body) {
        RenderedBody sent = call.request().fields().applyTo(RenderedBody.of(body));
        return Reply.ready(CREATED, sent)
                .with("Location", call.request().baseUrl() + location)
                .with(IfMatch.ETAG, tag(item, sent));
    }

    private static String tag(Item item, RenderedBody body) {
        return '"' + item.version() + '.' + body.digest() + '"';
    }

    /// Whether the tag is among those that the client has; a weak tag counts as well.
    private static boolean has(Request request, String tag) {
        Optional<String> known = request.header("If-None-Match");
        return known.isPresent()
                && Arrays.stream(known.get().split(",", -1))
                        .map(String::strip)
                        .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
    }
}
