package dev.muster.testing.api;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/// The answer of a server.
///
/// @param body text of the body; empty if there is none
public record ApiResponse(int status, HttpHeaders headers, String body) {

    /// The status, headers and body of the response.
    public static ApiResponse of(HttpResponse<String> response) {
        return new ApiResponse(response.statusCode(), response.headers(), response.body());
    }

    /// The content type without its parameters; empty if there is none.
    String mediaType() {
        return headers.firstValue("Content-Type").orElse("").replaceAll(";.*", "");
    }
}
