package dev.muster.http;

import dev.muster.base.Problem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The codes of a problem on the wire: the error code, and the I-server code where the original server sends one.
///
/// The category of the problem decides. A table has the few problems for which the original sends more specific codes
/// (contract 13).
///
/// @param code the error code, such as `ERR004`
/// @param iServerCode the I-server code, signed 32 bits; null where the original sends none
record WireCode(String code, @Nullable Integer iServerCode) {

    private static final WireCode GENERAL = new WireCode("ERR001", null);
    private static final WireCode LOGIN = new WireCode("ERR003", null);
    private static final WireCode NOT_FOUND = new WireCode("ERR004", -2147216373);
    private static final WireCode INVALID = new WireCode("ERR006", null);
    private static final WireCode SESSION = new WireCode("ERR009", null);
    private static final WireCode NOT_PERMITTED = new WireCode("ERR014", -2147213784);
    private static final WireCode CONFLICT = new WireCode("ERR015", null);
    private static final WireCode NAME_TAKEN = new WireCode("ERR015", -2147217373);
    private static final WireCode BUSY = new WireCode("ERR016", null);
    private static final WireCode NO_RIGHT = new WireCode("ERR017", -2147214568);

    /// The problems with more specific codes than their category.
    private static final Map<String, WireCode> SPECIFIC = Map.ofEntries(
            Map.entry("login.failed", new WireCode("ERR003", -2147216959)),
            Map.entry("login.disabled", new WireCode("ERR003", -2147216965)),
            Map.entry("login.password_expired", new WireCode("ERR003", -2147216963)),
            Map.entry("login.new_password", new WireCode("ERR003", -2147216960)),
            Map.entry("login.not_allowed", new WireCode("ERR003", -2147213792)),
            Map.entry("login.guests", new WireCode("ERR001", -2147072486)),
            Map.entry("login.sessions", new WireCode("ERR001", -2147072486)),
            Map.entry("login.mode", new WireCode("ERR001", -2147205409)),
            Map.entry("password.rule", new WireCode("ERR001", -2147180957)),
            Map.entry("project.unknown", new WireCode("ERR004", -2147209151)),
            Map.entry("acl.absent", new WireCode("ERR004", null)),
            Map.entry("object.project", new WireCode("ERR010", null)),
            Map.entry("journal.permanent", new WireCode("ERR010", null)));

    /// The end of the codes for names that are already taken: of roles, groups, projects, log-ins.
    private static final String TAKEN_END = "_taken";

    /// The codes of the problem.
    static WireCode of(Problem problem) {
        String code = problem.code();
        WireCode specific = code.endsWith(TAKEN_END) ? NAME_TAKEN : SPECIFIC.get(code);
        return specific == null ? ofCategory(problem) : specific;
    }

    /// The codes of a bug or an outage.
    static WireCode general() {
        return GENERAL;
    }

    private static WireCode ofCategory(Problem problem) {
        return switch (problem) {
            case Problem.Invalid _ -> INVALID;
            case Problem.Unauthenticated p -> p.code().startsWith("login.") ? LOGIN : SESSION;
            case Problem.NotPermitted _ -> NOT_PERMITTED;
            case Problem.NoRight _ -> NO_RIGHT;
            case Problem.NotFound _ -> NOT_FOUND;
            case Problem.Conflict _ -> CONFLICT;
            case Problem.Stale _ -> INVALID;
            case Problem.Busy _ -> BUSY;
        };
    }
}
