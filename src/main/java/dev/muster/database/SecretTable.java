package dev.muster.database;

import dev.muster.store.Secret;
import dev.muster.table.Cursor;
import dev.muster.table.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Password hashes and keys, by id. Put and removed, never altered.
final class SecretTable {

    private static final String INSERT = Statements.insert("secret", List.of("secret_id", "kind", "value"));

    private SecretTable() {}

    static void put(Statements statements, List<Secret> secrets) throws SQLException {
        statements.each(INSERT, secrets, (secret, row) -> row.text(secret.id())
                .text(secret.kind())
                .text(secret.value()));
    }

    static void remove(Statements statements, List<String> ids) throws SQLException {
        statements.each("delete from secret where secret_id = ?", ids, (id, row) -> row.text(id));
    }

    static Optional<Secret> load(Connection connection, String id) throws SQLException {
        List<Secret> found = new ArrayList<>(1);
        Cursor.each(
                connection,
                "select secret_id, kind, value from secret where secret_id = ?",
                row -> found.add(new Secret(row.text(), row.text(), row.text())),
                id);
        return found.stream().findFirst();
    }
}
