package dev.muster.base;

import org.jspecify.annotations.Nullable;

/// The refusal of a request, because of a fault of the request or a temporary state of the server.
///
/// The class is sealed into a few categories; the renderer decides the form of each on the wire. A problem is an
/// expected outcome and therefore has no stack trace. A use case that throws one changes nothing.
public abstract sealed class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private @Nullable String revisionToken;

    private Problem(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /// The stable code of this refusal, such as `role.name_taken`; `docs/errors.md` lists all codes.
    public String code() {
        return code;
    }

    /// This refusal, which states as of which revision it was decided. The first statement counts: the innermost
    /// decision knows best.
    ///
    /// @param token opaque, see `X-Muster-Revision` in docs/http.md
    public final Problem asOf(String token) {
        if (revisionToken == null) {
            revisionToken = token;
        }
        return this;
    }

    /// The revision as of which it was decided; null if it was decided on no revision in particular.
    public final @Nullable String revisionToken() {
        return revisionToken;
    }

    /// The text for people, with the offending value; without SQL, class names or secrets.
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? code : message;
    }

    /// The request itself is wrong, for every caller.
    public static final class Invalid extends Problem {
        private static final long serialVersionUID = 1L;

        public Invalid(String code, String message) {
            super(code, message);
        }
    }

    /// No user is logged in, or a log-in failed.
    public static final class Unauthenticated extends Problem {
        private static final long serialVersionUID = 1L;

        public Unauthenticated(String code, String message) {
            super(code, message);
        }
    }

    /// The caller lacks a privilege, or would give another holder a privilege that the caller does not hold.
    public static final class NotPermitted extends Problem {
        private static final long serialVersionUID = 1L;

        public NotPermitted(String code, String message) {
            super(code, message);
        }
    }

    /// The caller lacks a right on the object, by its access control list or by a rule that protects the object.
    public static final class NoRight extends Problem {
        private static final long serialVersionUID = 1L;

        public NoRight(String code, String message) {
            super(code, message);
        }
    }

    /// The requested object does not exist, or the caller may not browse it: both cases must look alike.
    public static final class NotFound extends Problem {
        private static final long serialVersionUID = 1L;

        public NotFound(String code, String message) {
            super(code, message);
        }
    }

    /// The change contradicts the current state, such as a name that is taken.
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

    /// The server cannot serve the request now; the same call may succeed later.
    public static final class Busy extends Problem {
        private static final long serialVersionUID = 1L;

        private final int retryAfterSeconds;

        /// @param retryAfterSeconds time until the next attempt, in seconds, 1 or more
        public Busy(String code, String message, int retryAfterSeconds) {
            super(code, message);
            this.retryAfterSeconds = retryAfterSeconds;
        }

        public int retryAfterSeconds() {
            return retryAfterSeconds;
        }
    }
}
