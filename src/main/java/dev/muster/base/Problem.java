package dev.muster.base;

import org.jspecify.annotations.Nullable;

/// A reason to abandon what was asked: the caller's fault, or a passing state of the server.
///
/// Sealed into few categories; what each looks like on the wire is the renderer's business. Has no
/// stack trace, because it is an expected outcome. Nothing of a use case that throws it is kept.
public abstract sealed class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private @Nullable String revision;

    private Problem(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /// The stable name of this refusal, such as `role.name_taken`; every one is listed in `docs/errors.md`.
    public String code() {
        return code;
    }

    /// This refusal, which states as of which revision it was decided. The first statement counts: the innermost
    /// decision knows best.
    ///
    /// @param token opaque, see `X-Muster-Revision` in docs/http.md
    public final Problem asOf(String token) {
        if (revision == null) {
            revision = token;
        }
        return this;
    }

    /// The revision as of which it was decided; null if it was decided on no revision in particular.
    public final @Nullable String revision() {
        return revision;
    }

    /// For people, with the offending value; without SQL, class names or secrets.
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? code : message;
    }

    /// The request itself is wrong, whoever sends it.
    public static final class Invalid extends Problem {
        private static final long serialVersionUID = 1L;

        public Invalid(String code, String message) {
            super(code, message);
        }
    }

    /// Nobody is logged in, or a log-in failed.
    public static final class Unauthenticated extends Problem {
        private static final long serialVersionUID = 1L;

        public Unauthenticated(String code, String message) {
            super(code, message);
        }
    }

    /// The caller lacks a privilege, or would hand out what is not theirs.
    public static final class NotPermitted extends Problem {
        private static final long serialVersionUID = 1L;

        public NotPermitted(String code, String message) {
            super(code, message);
        }
    }

    /// The caller lacks a right on the object: its access control list.
    public static final class NoRight extends Problem {
        private static final long serialVersionUID = 1L;

        public NoRight(String code, String message) {
            super(code, message);
        }
    }

    /// There is no such thing, or the caller may not browse it: the two must look alike.
    public static final class NotFound extends Problem {
        private static final long serialVersionUID = 1L;

        public NotFound(String code, String message) {
            super(code, message);
        }
    }

    /// The change contradicts what is there, such as a name that is taken.
    public static final class Conflict extends Problem {
        private static final long serialVersionUID = 1L;

        public Conflict(String code, String message) {
            super(code, message);
        }
    }

    /// The caller's condition (`If-Match`, a revision) no longer holds.
    public static final class Stale extends Problem {
        private static final long serialVersionUID = 1L;

        public Stale(String code, String message) {
            super(code, message);
        }
    }

    /// The server can't do it now; the same call may succeed later.
    public static final class Busy extends Problem {
        private static final long serialVersionUID = 1L;

        private final int retryAfterSeconds;

        /// @param retryAfterSeconds when to try again, at least 1
        public Busy(String code, String message, int retryAfterSeconds) {
            super(code, message);
            this.retryAfterSeconds = retryAfterSeconds;
        }

        public int retryAfterSeconds() {
            return retryAfterSeconds;
        }
    }
}
