package dev.muster.web;

import dev.muster.http.Method;
import dev.muster.http.Rendered;
import dev.muster.http.Reply;
import dev.muster.http.Request;
import dev.muster.ledger.Picture;
import dev.muster.wire.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// `/api-docs`: what the API is, for people and programs.
public final class ApiDocsRoutes {

    /// OpenAPI 3.1, docs/api/openapi.yaml in the sources.
    private final Page description = Page.of("openapi.yaml", "application/yaml");

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.open(Method.GET, "/api-docs/openapi.yaml", "ApiDocsRoutes.description", this::description));
    }

    private Reply description(Picture picture, Request request) {
        return description.answer(request);
    }

    /// A file of the program. Browsers keep it, and ask each time whether it is still the same.
    ///
    /// @param tag of its content; weak, because it may be sent compressed
    private record Page(String type, Rendered content, String tag) {

        private static Page of(String name, String type) {
            try (InputStream in = ApiDocsRoutes.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IllegalStateException("missing from the program: " + name);
                }
                byte[] content = in.readAllBytes();
                return new Page(type, Rendered.ofBytes(content), "W/\"" + hash(content) + "\"");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String hash(byte[] content) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
                return HexFormat.of().formatHex(hash, 0, 16);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        private Reply answer(Request request) {
            boolean same = request.header("If-None-Match")
                    .filter(tags -> tags.contains(tag))
                    .isPresent();
            Reply reply = same ? Reply.notModified() : Reply.content(type, content);
            return reply.with("ETag", tag).with("Cache-Control", "no-cache");
        }
    }
}
