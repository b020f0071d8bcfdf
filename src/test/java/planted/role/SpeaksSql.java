package planted.role;

import java.sql.Connection;

/// Planted: SQL outside the store.
public record SpeaksSql(Connection connection) {}
