package dev.muster.sql.feed;

import dev.muster.sql.jdbc.RowReader;
import dev.muster.sql.jdbc.StatementBatch;
import dev.muster.store.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The table of secrets: password hashes and keys, by id. Rows are inserted and deleted, never updated.
public final class SecretTable {

    private static final String INSERT = StatementBatch.insert("secret", List.of("secret_id", "kind", "value"));

    private SecretTable() {}

    public static void put(StatementBatch statements, List<Secret> secrets) throws SQLException {
        statements.each(INSERT, secrets, (secret, row) -> row.text(secret.id())
                .text(secret.kind())
                .text(secret.value()));
    }

    public static void remove(StatementBatch statements, List<String> ids) throws SQLException {
        statements.each("delete from secret where secret_id = ?", ids, (id, row) -> row.text(id));
    }

    public static Optional<Secret> load(Connection connection, String id) throws SQLException {
        List<Secret> found = new ArrayList<>(1);
        RowReader.each(
                connection,
                "select secret_id, kind, value from secret where secret_id = ?",
                row -> found.add(new Secret(row.text(), row.text(), row.text())),
                id);
        return found.stream().findFirst();
    }
}
