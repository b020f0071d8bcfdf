package planted.role;

import planted.http.Reply;

/// Innocent: routes may speak HTTP.
public record RoleRoutes(Reply reply) {}
