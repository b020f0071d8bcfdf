package dev.muster.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.Problem;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The error shape, and the code of each problem on the wire (contract 0.6 and 13).
class ProblemsTest {

    private static final String TICKET = "0123456789abcdef0123456789abcdef";

    @Test
    void categoriesHaveTheirStatusAndCode() {
        expect(new Problem.Invalid("role.name", "m"), 400, "ERR006", null);
        expect(new Problem.Unauthenticated("session.unknown", "m"), 401, "ERR009", null);
        expect(new Problem.Unauthenticated("login.whatever", "m"), 401, "ERR003", null);
        expect(new Problem.NotPermitted("permit.missing", "m"), 403, "ERR014", -2147213784);
        expect(new Problem.NoRight("acl.denied", "m"), 403, "ERR017", -2147214568);
        expect(new Problem.NotFound("role.unknown", "m"), 404, "ERR004", -2147216373);
        expect(new Problem.Conflict("role.member", "m"), 409, "ERR015", null);
        expect(new Problem.Stale("etag.stale", "m"), 412, "ERR006", null);
        expect(new Problem.Busy("ledger.full", "m", 3), 503, "ERR016", null);
    }

    @Test
    void someCodesHaveTheirOwnServerCode() {
        expect(new Problem.Unauthenticated("login.failed", "m"), 401, "ERR003", -2147216959);
        expect(new Problem.Unauthenticated("login.disabled", "m"), 401, "ERR003", -2147216965);
        expect(new Problem.NotFound("project.unknown", "m"), 404, "ERR004", -2147209151);
        expect(new Problem.NotFound("acl.absent", "m"), 404, "ERR004", null);
        expect(new Problem.Conflict("role.name_taken", "m"), 409, "ERR015", -2147217373);
        expect(new Problem.Conflict("user.login_taken", "m"), 409, "ERR015", -2147217373);
        expect(new Problem.Invalid("object.project", "m"), 400, "ERR010", null);
    }

    @Test
    void membersComeInTheContractsOrder() {
        Reply reply = Problems.reply(new Problem.NotFound("role.unknown", "No such role"), TICKET);

        assertThat(text(reply))
                .isEqualTo(
                        "{\"code\":\"ERR004\",\"message\":\"No such role\",\"iServerCode\":-2147216373,\"ticketId\":\""
                                + TICKET + "\"}");
    }

    @Test
    void aTemporaryRefusalSaysWhenToTryAgain() {
        assertThat(Problems.reply(new Problem.Busy("ledger.full", "m", 3)).header("Retry-After"))
                .hasValue("3");
    }

    @Test
    void anAnswerWithoutASessionIsNotCached() {
        assertThat(Problems.reply(new Problem.Unauthenticated("session.unknown", "m"))
                        .caching())
                .isEqualTo(Reply.Caching.NO_STORE_AUTH);
    }

    @Test
    void aBugShowsATicketOnly() {
        assertThat(text(Problems.bug(TICKET)))
                .isEqualTo("{\"code\":\"ERR001\",\"message\":\"Internal error, see the server's log for ticket "
                        + TICKET + "\",\"ticketId\":\"" + TICKET + "\"}");
    }

    @Test
    void aTicketIs32LowerHexDigitsAndNew() {
        assertThat(Problems.newTicket()).matches("[0-9a-f]{32}").isNotEqualTo(Problems.newTicket());
    }

    private static void expect(Problem problem, int status, String code, @Nullable Integer iServerCode) {
        Reply reply = Problems.reply(problem, TICKET);
        assertThat(reply.status()).as(problem.code()).isEqualTo(status);
        assertThat(((Reply.Body.Value) reply.body()).value())
                .as(problem.code())
                .isEqualTo(new Problems.ErrorJson(code, "m", iServerCode, TICKET));
    }

    private static String text(Reply reply) {
        return new String(Json.write(((Reply.Body.Value) reply.body()).value()), StandardCharsets.UTF_8);
    }
}
