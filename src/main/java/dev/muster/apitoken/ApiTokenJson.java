package dev.muster.apitoken;

import dev.muster.wire.CommonJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What API tokens look like on the wire (contract 1.6).
final class ApiTokenJson {

    private ApiTokenJson() {}

    /// Creation whom; nobody means oneself.
    record Creation(@Nullable String userId) {}

    /// The token, told this once.
    record Created(String apiToken) {}

    /// A token that somebody has.
    ///
    /// @param creator who made it; null if the caller may not browse them
    /// @param valid whether one can log in with it: not while its user's account is out of use
    record ListItem(String userId, CommonJson.@Nullable Named creator, String dateCreated, boolean valid) {}

    /// None or one.
    record Page(List<ListItem> apiTokens) {}
}
