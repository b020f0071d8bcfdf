package dev.muster.login;

import dev.muster.apitoken.ApiToken;
import dev.muster.base.Problem;
import dev.muster.base.Text;
import dev.muster.base.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of a log-in. JSON and form have the same members (contract 1.1).
///
/// @param loginMode null for 1
record LoginRequest(
        @Nullable Integer loginMode,
        @Nullable String username,
        @Nullable String password,
        @Nullable Boolean changePassword,
        @Nullable String newPassword,
        @Nullable String identityToken,
        @Nullable Integer maxSearch,
        @Nullable Integer workingSet,
        @Nullable String metadataLocale,
        @Nullable String displayLocale,
        @Nullable String timeZone) {

    /// Log-in by an identity token, through an endpoint of its own.
    static final int IDENTITY_TOKEN = -1;

    /// Log-in by name and password.
    static final int STANDARD = 1;

    /// Log-in as a guest.
    static final int ANONYMOUS = 8;

    /// Log-in by an API token, which is sent in place of the name.
    static final int API_TOKEN = 4096;

    /// The members of the body, by which a form is read.
    static final List<String> MEMBERS = List.of(
            "loginMode",
            "username",
            "password",
            "changePassword",
            "newPassword",
            "identityToken",
            "maxSearch",
            "workingSet",
            "metadataLocale",
            "displayLocale",
            "timeZone");

    /// The largest body of a log-in, in bytes. Every client may send one, so the limit is low.
    static final int BODY_BYTES_MAX = 64 * 1024;

    /// Longest login name, in characters.
    private static final int NAME_CHARS_MAX = 250;

    private static final int MAX_SEARCH = 3;
    private static final int WORKING_SET = 10;

    /// The smallest working set that the wire allows.
    private static final int WORKING_SET_MIN = 3;

    int mode() {
        return loginMode == null ? STANDARD : loginMode;
    }

    /// The login name, or the API token, depending on the mode. A text that is too long for a name is read as the empty
    /// name, so that each attempt costs the same look-up: to compare a long text with names takes longer.
    String name() {
        String name = username == null ? "" : username.strip();
        return Text.chars(name) > NAME_CHARS_MAX ? "" : name;
    }

    /// The claimed identity without a secret: the login name, or the id of the user of an API token.
    String claimed() {
        return mode() == API_TOKEN ? ApiToken.user(name()).map(UserId::text).orElse("") : name();
    }

    String identity() {
        return identityToken == null ? "" : identityToken;
    }

    String secret() {
        return password == null ? "" : password;
    }

    /// Whether the request also sets a new password.
    boolean changesPassword() {
        return changePassword != null && changePassword;
    }

    String newSecret() {
        return newPassword == null ? "" : newPassword;
    }

    /// The preferences that are stored with the session.
    LoginPreferencesJson preferences() {
        return new LoginPreferencesJson(
                maxSearch == null ? MAX_SEARCH : maxSearch,
                workingSet == null ? WORKING_SET : workingSet,
                Text.shown(metadataLocale == null ? "" : metadataLocale),
                Text.shown(displayLocale == null ? "" : displayLocale),
                Text.shown(timeZone == null ? "" : timeZone));
    }

    /// Requires that the numbers are in the range of the wire. The message begins with the two words by which the
    /// official client recognises this refusal.
    ///
    /// @throws Problem.Invalid `login.malformed`
    void requireInRange() {
        int search = maxSearch == null ? MAX_SEARCH : maxSearch;
        int working = workingSet == null ? WORKING_SET : workingSet;
        if (search < 1 || working < WORKING_SET_MIN) {
            throw new Problem.Invalid(
                    "login.malformed", "constraint violations: maxSearch is 1 or more, workingSet 3 or more");
        }
    }
}
