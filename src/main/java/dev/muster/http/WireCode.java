package dev.muster.http;

import dev.muster.base.Problem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the wire calls a problem: the error code, and the number of the layer below where the original has one.
///
/// The category decides; the few codes that the original tells apart further are in one table (contract.md 13).
///
/// @param code such as `ERR004`
/// @param iServerCode signed 32 bits, or null where the original has none
record WireCode(String code, @Nullable Integer iServerCode) {

    private static final WireCode GENERAL = new WireCode("ERR001", null);
    private static final WireCode LOGIN = new WireCode("ERR003", null);
    private static final WireCode NOT_FOUND = new WireCode("ERR004", -2147216373);
    private static final WireCode INVALID = new WireCode("ERR006", null);
    private static final WireCode SESSION = new WireCode("ERR009", null);
    private static final WireCode NOT_PERMITTED = new WireCode("ERR014", -2147213784);
    private static final WireCode TAKEN = new WireCode("ERR015", null);
    private static final WireCode NAME_TAKEN = new WireCode("ERR015", -2147217373);
    private static final WireCode BUSY = new WireCode("ERR016", null);
    private static final WireCode NO_RIGHT = new WireCode("ERR017", -2147214568);

    /// Problems that the wire tells apart further than their category does.
    private static final Map<String, WireCode> FINER = Map.ofEntries(
            Map.entry("login.failed", new WireCode("ERR003", -2147216959)),
            Map.entry("login.disabled", new WireCode("ERR003", -2147216965)),
            Map.entry("login.password_expired", new WireCode("ERR003", -2147216963)),
            Map.entry("login.new_password", new WireCode("ERR003", -2147216960)),
            Map.entry("login.not_allowed", new WireCode("ERR003", -2147213792)),
            Map.entry("login.guests", new WireCode("ERR001", -2147072486)),
            Map.entry("login.sessions", new WireCode("ERR001", -2147072486)),
            Map.entry("login.mode", new WireCode("ERR001", -2147205409)),
            Map.entry("password.rule", new WireCode("ERR001", -2147180957)),
            Map.entry("object.type", new WireCode("ERR001", -2147217147)),
            Map.entry("project.unknown", new WireCode("ERR004", -2147209151)),
            Map.entry("acl.absent", new WireCode("ERR004", null)),
            Map.entry("object.project", new WireCode("ERR010", null)),
            Map.entry("journal.permanent", new WireCode("ERR010", null)));

    /// Ends the codes of names that somebody else has: roles, groups, projects, log-ins.
    private static final String TAKEN_END = "_taken";

    /// What the wire calls the problem.
    static WireCode of(Problem problem) {
        String code = problem.code();
        WireCode finer = code.endsWith(TAKEN_END) ? NAME_TAKEN : FINER.get(code);
        return finer == null ? ofCategory(problem) : finer;
    }

    /// What the wire calls a bug or an outage.
    static WireCode ofBug() {
        return GENERAL;
    }

    private static WireCode ofCategory(Problem problem) {
        return switch (problem) {
            case Problem.Invalid _ -> INVALID;
            case Problem.Unauthenticated p -> p.code().startsWith("login.") ? LOGIN : SESSION;
            case Problem.NotPermitted _ -> NOT_PERMITTED;
            case Problem.NoRight _ -> NO_RIGHT;
            case Problem.NotFound _ -> NOT_FOUND;
            case Problem.Conflict _ -> TAKEN;
            case Problem.Stale _ -> INVALID;
            case Problem.Busy _ -> BUSY;
        };
    }
}
