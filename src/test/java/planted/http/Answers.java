package planted.http;

import planted.http.server.Listener;

/// Planted fault: a package uses its sub-package, which is on a higher level and uses it.
public record Answers(Listener listener) {}
