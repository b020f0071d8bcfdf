package dev.muster.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.base.Problem;
import dev.muster.privilege.Permit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {

    private static final Router ROUTER = new Router(
            "/MicroStrategyLibrary",
            List.of(
                    route(Method.GET, "/api/securityRoles"),
                    route(Method.POST, "/api/securityRoles"),
                    route(Method.GET, "/api/securityRoles/{id}"),
                    route(Method.GET, "/api/securityRoles/{id}/projects/{projectId}/members"),
                    route(Method.DELETE, "/api/users/{id}"),
                    route(Method.GET, "/api/users/me"),
                    route(Method.GET, "/api/users/{id}/settings")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/MicroStrategyLibrary/api/securityRoles",
                "/MicroStrategyLibrary/api/securityRoles/",
                "/microstrategylibrary/API/SECURITYROLES",
                "/api/MicroStrategyLibrary/api/securityRoles",
                "/API/microstrategyLIBRARY/api/securityroles/",
                "/MicroStrategyLibrary/api/%73ecurity%52oles"
            })
    void caseTrailingSlashStrayPrefixAndEscapesDontMatter(String path) {
        assertThat(found("GET", path).route().path()).isEqualTo("/api/securityRoles");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/securityRoles",
                "/MicroStrategyLibrary",
                "/MicroStrategyLibrary/",
                "/MicroStrategyLibraryX/api/securityRoles",
                "/MicroStrategyLibrary/api",
                "/MicroStrategyLibrary//api/securityRoles",
                "/MicroStrategyLibrary/api//securityRoles",
                "/MicroStrategyLibrary/api/securityRoles//",
                "/MicroStrategyLibrary/api/./securityRoles",
                "/MicroStrategyLibrary/api/x/../securityRoles",
                "/MicroStrategyLibrary/api%2FsecurityRoles",
                "/MicroStrategyLibrary/api/securityRoles;v=1",
                "/api/api/MicroStrategyLibrary/api/securityRoles",
                "/MicroStrategyLibrary/api/securityRoles/1/projects",
                "",
                "/"
            })
    void nothingElseIsNormalised(String path) {
        assertThat(ROUTER.match("GET", path)).isEqualTo(new Router.Unknown());
    }

    @Test
    void theKelvinSignIsNoK() {
        Router router = new Router("", List.of(route(Method.GET, "/api/kind")));

        assertThat(router.match("GET", "/api/%E2%84%AAind")).isEqualTo(new Router.Unknown());
    }

    @ParameterizedTest
    @CsvSource({
        "4711, 4711",
        "MicroStrategy%20Tutorial, MicroStrategy Tutorial",
        "a%2Fb, a/b",
        "a+b, a+b",
        "%C3%84rger, Ärger",
        "%F0%9F%98%80, 😀",
        ".., ..",
        "a;b=c, a;b=c"
    })
    void aParameterIsDecoded(String raw, String decoded) {
        assertThat(found("GET", "/MicroStrategyLibrary/api/securityRoles/" + raw)
                        .values())
                .containsExactly(decoded);
    }

    @Test
    void parametersComeInOrder() {
        Router.Found found = found("GET", "/MicroStrategyLibrary/api/securityRoles/a/projects/b/members/");

        assertThat(found.names()).containsExactly("id", "projectId");
        assertThat(found.values()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%zz", "%C3%28", "%80", "%ED%A0%80", "%C0%AF", "%F8%88%80%80%80", "a%2"})
    void brokenEscapesAreRefused(String segment) {
        assertThatThrownBy(() -> ROUTER.match("GET", "/MicroStrategyLibrary/api/securityRoles/" + segment))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class, p -> assertThat(p.code()).isEqualTo("url.malformed"));
    }

    @Test
    void aLiteralWinsOverAParameter() {
        assertThat(found("GET", "/MicroStrategyLibrary/api/users/ME").route().path())
                .isEqualTo("/api/users/me");
        assertThat(ROUTER.match("DELETE", "/MicroStrategyLibrary/api/users/me"))
                .isEqualTo(new Router.WrongMethod("GET, HEAD, OPTIONS"));
    }

    @Test
    void aParameterMatchesIfTheLiteralLeadsToNoRoute() {
        Router.Found found = found("GET", "/MicroStrategyLibrary/api/users/me/settings");

        assertThat(found.values()).containsExactly("me");
    }

    @Test
    void headIsGet() {
        assertThat(found("HEAD", "/MicroStrategyLibrary/api/securityRoles")
                        .route()
                        .method())
                .isEqualTo(Method.GET);
    }

    @Test
    void headIsRefusedIfTheGetChangesSomething() {
        Route end = new Route(Method.GET, "/api/end", Permit.PUBLIC, "Test.end", _ -> Reply.noContent(), false);
        Router router = new Router("", List.of(end, route(Method.POST, "/api/end")));

        assertThat(router.match("GET", "/api/end")).isInstanceOf(Router.Found.class);
        assertThat(router.match("HEAD", "/api/end")).isEqualTo(new Router.WrongMethod("GET, POST, OPTIONS"));
        assertThat(router.match("OPTIONS", "/api/end")).isEqualTo(new Router.WrongMethod("GET, POST, OPTIONS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", ""})
    void anotherMethodIsAnsweredWithTheAllowedOnes(String method) {
        assertThat(ROUTER.match(method, "/MicroStrategyLibrary/api/securityRoles"))
                .isEqualTo(new Router.WrongMethod("GET, POST, HEAD, OPTIONS"));
    }

    @Test
    void theContextPathMayBeEmpty() {
        Router router = new Router("", List.of(route(Method.GET, "/api/status"), route(Method.GET, "/")));

        assertThat(router.match("GET", "/api/status")).isInstanceOf(Router.Found.class);
        assertThat(router.match("GET", "/")).isInstanceOf(Router.Found.class);
        assertThat(router.match("GET", "/MicroStrategyLibrary/api/status")).isEqualTo(new Router.Unknown());
    }

    @Test
    void twoRoutesWithTheSamePathAreRefused() {
        List<Route> routes = List.of(route(Method.GET, "/api/users/{id}"), route(Method.GET, "/API/users/{name}"));

        assertThatThrownBy(() -> new Router("", routes)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Router.Found found(String method, String path) {
        return (Router.Found) ROUTER.match(method, path);
    }

    private static Route route(Method method, String path) {
        return new Route(method, path, Permit.PUBLIC, "Test." + method, _ -> Reply.noContent());
    }
}
