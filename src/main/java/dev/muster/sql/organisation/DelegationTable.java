package dev.muster.sql.organisation;

import dev.muster.base.ProjectId;
import dev.muster.directory.Delegation;
import dev.muster.sql.jdbc.Cursor;
import dev.muster.sql.jdbc.Row;
import dev.muster.sql.jdbc.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Who may grant a role without holding it. The key can't hold a null, so what stands for "every
/// project" in it is the empty text.
final class DelegationTable {

    private DelegationTable() {}

    static void put(Statements statements, Collection<Delegation> rows) throws SQLException {
        statements.each(
                Statements.insert("delegation", List.of("role_id", "scope", "delegate_id", "project_id")),
                rows,
                (delegation, row) -> {
                    give(delegation, row);
                    ProjectId project = delegation.project();
                    row.text(project == null ? null : project.text());
                });
    }

    static void remove(Statements statements, Collection<Delegation> rows) throws SQLException {
        statements.each(
                "delete from delegation where role_id = ? and scope = ? and delegate_id = ?",
                rows,
                DelegationTable::give);
    }

    static List<Delegation> load(Connection connection, Pool pool) throws SQLException {
        List<Delegation> delegations = new ArrayList<>();
        Cursor.each(connection, "select role_id, project_id, delegate_id from delegation", row -> {
            var role = pool.role(row.text());
            String project = row.textOrNull();
            delegations.add(
                    new Delegation(role, project == null ? null : pool.project(project), pool.holder(row.text())));
        });
        return delegations;
    }

    private static void give(Delegation delegation, Row row) throws SQLException {
        ProjectId project = delegation.project();
        row.id(delegation.role()).text(project == null ? "" : project.text()).id(delegation.delegate());
    }
}
