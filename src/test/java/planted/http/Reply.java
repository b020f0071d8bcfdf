package planted.http;

/// What a route answers.
public record Reply(int status) {}
