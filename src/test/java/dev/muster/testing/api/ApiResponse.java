package dev.muster.testing.api;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/// What a server answered.
///
/// @param body empty if there is none
public record ApiResponse(int status, HttpHeaders headers, String body) {

    /// What came over HTTP.
    public static ApiResponse of(HttpResponse<String> response) {
        return new ApiResponse(response.statusCode(), response.headers(), response.body());
    }

    /// The content type without its parameters, or empty.
    String mediaType() {
        return headers.firstValue("Content-Type").orElse("").replaceAll(";.*", "");
    }
}
