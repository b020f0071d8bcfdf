package planted.http;

/// The answer of a route.
public record Reply(int status) {}
