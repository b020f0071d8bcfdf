package dev.muster.role;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// The JSON of the request that changes the privileges of many holders and roles at once (contract 2.8).
final class BulkPrivilegeJson {

    private BulkPrivilegeJson() {}

    /// The body of the request.
    ///
    /// @param operation `grant` gives the target privileges, `revoke` takes them away, `replace` gives them and
    ///     takes the source privileges away
    record Update(
            @Nullable String operation,
            @Nullable JsonNode targetPrivileges,
            @Nullable JsonNode sourcePrivileges,
            @Nullable JsonNode users,
            @Nullable JsonNode userGroups,
            @Nullable JsonNode securityRoles) {}
}
