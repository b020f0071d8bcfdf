package dev.muster.http;

import dev.muster.base.Problem;

/// A problem whose answer states something beside it, as of which revision it was refused.
public final class RefusedReply extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final String header;
    private final String value;

    /// @param header the name of the header that the answer has
    public RefusedReply(Problem problem, String header, String value) {
        super(null, problem, false, false);
        this.problem = problem;
        this.header = header;
        this.value = value;
    }

    public Problem problem() {
        return problem;
    }

    /// The reply to the problem, with the header.
    ///
    /// @param ticket see [Problems#reply]
    public Reply reply(String ticket) {
        return Problems.reply(problem, ticket).with(header, value);
    }
}
