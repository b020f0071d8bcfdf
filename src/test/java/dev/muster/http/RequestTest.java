package dev.muster.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.base.Page;
import dev.muster.base.Problem;
import dev.muster.privilege.Permit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Query parameters and bodies (contract 0.3 and 0.5).
class RequestTest {

    /// A request without a server.
    private record Sent(String query, Map<String, List<String>> header, String text) implements RawRequest {

        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String path() {
            return "/";
        }

        @Override
        public @Nullable String header(String name) {
            List<String> all = headers(name);
            return all.isEmpty() ? null : all.getFirst();
        }

        @Override
        public List<String> headers(String name) {
            return header.getOrDefault(name, List.of());
        }

        @Override
        public long bodyLength() {
            return body().length;
        }

        @Override
        public byte[] body() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void reserve(long bytes) {}

        @Override
        public String remoteAddress() {
            return "192.0.2.1";
        }

        @Override
        public boolean secure() {
            return false;
        }

        @Override
        public String baseUrl() {
            return "http://localhost";
        }
    }

    private record Named(@Nullable String name) {}

    @ParameterizedTest
    @CsvSource({
        "flag=True, true",
        "flag=true, true",
        "flag=FALSE, false",
        "flag=, false",
        "flag, false",
        "other=1, false"
    })
    void booleansAreReadInAnyCase(String query, boolean expected) {
        assertThat(query(query).flag("flag")).isEqualTo(expected);
    }

    @Test
    void anotherWordIsNoBoolean() {
        assertThatThrownBy(() -> query("flag=yes").flag("flag"))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class, p -> assertThat(p.code()).isEqualTo("query.flag"));
        assertThat(query("flag=").flag("flag", true)).isTrue();
    }

    @Test
    void anEmptyValueCountsAsMissing() {
        assertThat(query("a=&a=1&b").query("a")).hasValue("1");
        assertThat(query("a=&b").query("b")).isEmpty();
        assertThat(query("type=1&type=2&type=").queryAll("type")).containsExactly("1", "2");
    }

    @Test
    void namesAndValuesAreDecoded() {
        assertThat(query("na%20me=a+b%2B%26%C3%84&&x=1=2").query("na me")).hasValue("a b+&Ä");
        assertThat(query("x=1=2").query("x")).hasValue("1=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%C3%28", "%zz=1", "a=1&b=%4"})
    void brokenEscapesAreRefused(String query) {
        assertThatThrownBy(() -> query(query)).isInstanceOfSatisfying(Problem.Invalid.class, p -> assertThat(p.code())
                .isEqualTo("url.malformed"));
    }

    @Test
    void pagesHaveDefaults() {
        assertThat(query("").page()).isEqualTo(Page.ALL);
        assertThat(query("offset=5").page()).isEqualTo(new Page(5, Page.NO_LIMIT));
        assertThat(query("limit=-1&offset=").page()).isEqualTo(Page.ALL);
        assertThat(query("limit=10").page()).isEqualTo(new Page(0, 10));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=-2, page.limit",
        "offset=-1, page.offset",
        "limit=x, query.integer",
        "limit=1.0, query.integer",
        "offset=99999999999, query.integer"
    })
    void badPagesAreRefused(String query, String code) {
        assertThatThrownBy(() -> query(query).page())
                .isInstanceOfSatisfying(
                        Problem.Invalid.class, p -> assertThat(p.code()).isEqualTo(code));
    }

    @Test
    void fieldsMayBeAPlaceholder() {
        assertThat(query("fields=%3Cstring%3E").fields().isAll()).isTrue();
        assertThat(query("fields=<string>").fields().isAll()).isTrue();
        assertThat(query("fields=id,+name").fields().selects("name")).isTrue();
    }

    @Test
    void cookiesAreFound() {
        Request request = request("", Map.of("Cookie", List.of("a=1; iSession=\"t=k\"", "b = 2 ")), "");

        assertThat(request.cookie("iSession")).hasValue("t=k");
        assertThat(request.cookie("b")).hasValue("2");
        assertThat(request.cookie("A")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json-patch+json",
                "application/x-www-form-urlencoded",
                "text/plain",
                ""
            })
    void jsonIsReadWithAnyContentType(String type) {
        Request request = body(type, " \n{\"name\":\"a\"}");

        assertThat(request.isForm()).isFalse();
        assertThat(request.body(Named.class)).isEqualTo(new Named("a"));
        assertThat(request.json().get("name").asText()).isEqualTo("a");
    }

    @Test
    void aFormIsRead() {
        Request request = body(
                "application/X-WWW-form-urlencoded; charset=utf-8", "loginMode=1&username=M%C3%BCller&password=\r\n");

        assertThat(request.isForm()).isTrue();
        assertThat(request.form().first("username")).hasValue("Müller");
        assertThat(request.form().first("password")).isEmpty();
        assertThat(request.form().names()).containsExactly("loginMode", "username", "password");
    }

    @Test
    void anEmptyBodyCountsAsMissing() {
        assertThat(body("application/json", "").hasBody()).isFalse();
        assertThat(body("application/json", " \r\n").hasBody()).isFalse();
        assertThatThrownBy(() -> body("application/json", " ").body(Named.class))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class, p -> assertThat(p.code()).isEqualTo("body.missing"));
    }

    /// The first byte of the body is not a blank, although as a signed number it is below zero.
    @Test
    void aBodyMayBeginWithANonAsciiCharacter() {
        assertThat(body("application/json", "\uFEFF{\"name\":\"x\"}")
                        .body(Named.class)
                        .name())
                .isEqualTo("x");
        assertThatThrownBy(() -> body("application/json", "ÿ").body(Named.class))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class, p -> assertThat(p.code()).isEqualTo("json.malformed"));
    }

    @Test
    void anUnknownPathParameterIsABug() {
        assertThatThrownBy(() -> query("").path("id")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Request query(String query) {
        return request(query, Map.of(), "");
    }

    private static Request body(String type, String body) {
        return request("", Map.of("Content-Type", List.of(type)), body);
    }

    private static Request request(String query, Map<String, List<String>> headers, String body) {
        Route route = new Route(Method.GET, "/", Permit.PUBLIC, "Test.route", _ -> Reply.noContent());
        return new Request(new Sent(query, headers, body), new Router.Found(route, List.of(), List.of()));
    }
}
