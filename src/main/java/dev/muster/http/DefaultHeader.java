package dev.muster.http;

import java.util.function.Supplier;

/// A header for every answer that doesn't have it of its own.
///
/// @param value asked for when an answer is made that needs it
public record DefaultHeader(String name, Supplier<String> value) {

    /// What it says now.
    public Reply.Header header() {
        return new Reply.Header(name, value.get(), null);
    }
}
