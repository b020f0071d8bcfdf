package planted.role;

import planted.http.Reply;

/// No fault: routes may use HTTP.
public record RoleRoutes(Reply reply) {}
