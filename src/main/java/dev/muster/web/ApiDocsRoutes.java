package dev.muster.web;

import static dev.muster.endpoint.Endpoint.open;

import dev.muster.base.Problem;
import dev.muster.base.Text;
import dev.muster.endpoint.Endpoint;
import dev.muster.http.Method;
import dev.muster.http.RenderedBody;
import dev.muster.http.Reply;
import dev.muster.http.Request;
import dev.muster.ledger.Picture;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// `/api-docs`: the description of the API for people and programs, and a page to try every call.
public final class ApiDocsRoutes {

    /// The content security policy of the page: scripts, styles and calls of this server only, images also from within
    /// the style sheet, and no frame around the page.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src 'self' data:; base-uri 'self'; form-action 'none'; frame-ancestors 'none'";

    private static final String SWAGGER = "/META-INF/resources/webjars/swagger-ui/5.31.0/";
    private static final String DESCRIPTION = "openapi.yaml";

    /// All files: the name in the URL, and the resource in the program. A name that a client sent never reaches the
    /// resources.
    private static final Map<String, String> FILES = Map.of(
            DESCRIPTION,
            DESCRIPTION,
            "playground.js",
            "playground.js",
            "playground.css",
            "playground.css",
            "security-roles.postman_collection.json",
            "security-roles.postman_collection.json",
            "demo.postman_environment.json",
            "demo.postman_environment.json",
            "swagger-ui-bundle.js",
            SWAGGER + "swagger-ui-bundle.js",
            "swagger-ui.css",
            SWAGGER + "swagger-ui.css",
            "favicon-32x32.png",
            SWAGGER + "favicon-32x32.png");

    private static final Map<String, String> TYPES = Map.of(
            "yaml", "application/yaml",
            "js", "text/javascript;charset=UTF-8",
            "css", "text/css;charset=UTF-8",
            "json", "application/json",
            "png", "image/png");

    private final Map<String, File> files = new ConcurrentHashMap<>();
    private final String playground = new String(ResourceFile.read("playground.html"), StandardCharsets.UTF_8);

    public List<Endpoint> endpoints() {
        return List.of(
                open(Method.GET, "/api-docs", "ApiDocsRoutes.playground", this::playground),
                open(Method.GET, "/api-docs/" + DESCRIPTION, "ApiDocsRoutes.description", this::description),
                open(Method.GET, "/api-docs/{file}", "ApiDocsRoutes.file", this::file));
    }

    /// The page, with the base URL of its files in it. So it works with and without a slash at the end of its URL, and
    /// behind proxies.
    private Reply playground(Picture picture, Request request) {
        String base = path(request.baseUrl()) + "/api-docs/";
        byte[] page = playground.replace("{{base}}", attribute(base)).getBytes(StandardCharsets.UTF_8);
        return Reply.content("text/html;charset=UTF-8", RenderedBody.ofBytes(page))
                .with("Content-Security-Policy", POLICY)
                .with("Referrer-Policy", "no-referrer");
    }

    private Reply description(Picture picture, Request request) {
        return file(DESCRIPTION, request);
    }

    private Reply file(Picture picture, Request request) {
        String name = request.path("file");
        if (!FILES.containsKey(name)) {
            throw new Problem.NotFound(
                    "file.unknown",
                    "There is no file '" + Text.shown(name) + "' here. The page at /api-docs links all files");
        }
        return file(name, request);
    }

    private Reply file(String name, Request request) {
        return files.computeIfAbsent(name, File::of).answer(request);
    }

    /// The part of the URL after scheme and host.
    private static String path(String baseUrl) {
        int slash = baseUrl.indexOf('/', baseUrl.indexOf("://") + 3);
        return slash < 0 ? "" : baseUrl.substring(slash);
    }

    private static String attribute(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }

    /// A file of the program. Browsers cache it, and revalidate it each time.
    ///
    /// @param tag the entity tag of its content; weak, because the file may be sent compressed
    private record File(String type, RenderedBody content, String tag) {

        private static File of(String name) {
            byte[] content = ResourceFile.read(FILES.getOrDefault(name, name));
            String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
            return new File(type, RenderedBody.ofBytes(content), "W/\"" + ResourceFile.hash(content) + "\"");
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
