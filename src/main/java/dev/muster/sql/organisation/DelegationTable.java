package dev.muster.sql.organisation;

import dev.muster.base.ProjectId;
import dev.muster.directory.Delegation;
import dev.muster.sql.jdbc.RowReader;
import dev.muster.sql.jdbc.RowWriter;
import dev.muster.sql.jdbc.StatementBatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The table of delegations. The key can't have a null, so its column `scope` is empty for a delegation in every
/// project.
final class DelegationTable {

    private DelegationTable() {}

    static void put(StatementBatch statements, Collection<Delegation> rows) throws SQLException {
        statements.each(
                StatementBatch.insert("delegation", List.of("role_id", "scope", "delegate_id", "project_id")),
                rows,
                (delegation, row) -> {
                    bind(delegation, row);
                    ProjectId project = delegation.project();
                    row.text(project == null ? null : project.text());
                });
    }

    static void remove(StatementBatch statements, Collection<Delegation> rows) throws SQLException {
        statements.each(
                "delete from delegation where role_id = ? and scope = ? and delegate_id = ?",
                rows,
                DelegationTable::bind);
    }

    static List<Delegation> load(Connection connection, Interner interner) throws SQLException {
        List<Delegation> delegations = new ArrayList<>();
        RowReader.each(connection, "select role_id, project_id, delegate_id from delegation", row -> {
            var role = interner.role(row.text());
            String project = row.textOrNull();
            delegations.add(new Delegation(
                    role, project == null ? null : interner.project(project), interner.holder(row.text())));
        });
        return delegations;
    }

    private static void bind(Delegation delegation, RowWriter row) throws SQLException {
        ProjectId project = delegation.project();
        row.id(delegation.role()).text(project == null ? "" : project.text()).id(delegation.delegate());
    }
}
