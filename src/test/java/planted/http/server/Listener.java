package planted.http.server;

import planted.http.Answers;

/// No fault: a sub-package is on its own level, above the package that it uses.
public record Listener(Answers answers) {}
