package dev.muster.apitoken;

import dev.muster.wire.CommonJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// API tokens on the wire (contract 1.6).
final class ApiTokenJson {

    private ApiTokenJson() {}

    /// The body of a POST.
    ///
    /// @param userId the user who gets the token; null for the caller
    record Creation(@Nullable String userId) {}

    /// The answer to a POST: the only answer that has the text of the token.
    record Created(String apiToken) {}

    /// The token of a user.
    ///
    /// @param creator the user who made it; null if the caller may not browse that user
    /// @param valid whether a log-in with the token succeeds; false while the user's account is disabled
    record ListItem(String userId, CommonJson.@Nullable Named creator, String dateCreated, boolean valid) {}

    /// The list of a user's tokens: none or one.
    record Page(List<ListItem> apiTokens) {}
}
