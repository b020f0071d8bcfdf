package planted.role;

import java.sql.Connection;

/// Planted fault: SQL outside the store.
public record SpeaksSql(Connection connection) {}
