package dev.muster.sql.organisation;

import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.Sorted;
import dev.muster.directory.Directory;
import dev.muster.directory.Grants;
import dev.muster.directory.Grants.Held;
import dev.muster.directory.Table;
import dev.muster.sql.jdbc.Cursor;
import dev.muster.sql.jdbc.Row;
import dev.muster.sql.jdbc.Runs;
import dev.muster.sql.jdbc.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which role is granted to whom in which project.
final class GrantTable {

    /// One row.
    record Grant(RoleId role, ProjectId project, HolderId holder) {
        boolean isIn(Directory directory) {
            return directory.grants().holders(role, project).contains(holder);
        }
    }

    private GrantTable() {}

    static void put(Statements statements, Collection<Grant> rows) throws SQLException {
        statements.each(
                Statements.insert("role_grant", List.of("role_id", "project_id", "holder_id")), rows, GrantTable::give);
    }

    static void remove(Statements statements, Collection<Grant> rows) throws SQLException {
        statements.each(
                "delete from role_grant where role_id = ? and project_id = ? and holder_id = ?",
                rows,
                GrantTable::give);
    }

    /// Reads the table once, in the order of its key; who holds what is turned round in memory.
    static Grants load(Connection connection, Pool pool) throws SQLException {
        Map<RoleId, Map<ProjectId, IdSet<HolderId>>> byRole = new HashMap<>();
        Map<HolderId, List<Held>> byHolder = new HashMap<>();
        var runs = new Runs<Held, HolderId>((held, holders) -> {
            byRole.computeIfAbsent(held.role(), role -> new HashMap<>()).put(held.project(), IdSet.of(holders));
            holders.forEach(holder ->
                    byHolder.computeIfAbsent(holder, key -> new ArrayList<>(4)).add(held));
        });
        Cursor.each(
                connection,
                "select role_id, project_id, holder_id from role_grant order by role_id, project_id, holder_id",
                row -> {
                    RoleId role = pool.role(row.text());
                    runs.add(pool.held(pool.project(row.text()), role), pool.holder(row.text()));
                });
        runs.end();
        return Grants.of(tables(byRole), sets(byHolder, pool));
    }

    private static Map<RoleId, Table<ProjectId, IdSet<HolderId>>> tables(
            Map<RoleId, Map<ProjectId, IdSet<HolderId>>> byRole) {
        Map<RoleId, Table<ProjectId, IdSet<HolderId>>> tables = HashMap.newHashMap(byRole.size());
        byRole.forEach((role, byProject) -> tables.put(role, Table.of(byProject)));
        return tables;
    }

    private static Map<HolderId, Sorted<Held>> sets(Map<HolderId, List<Held>> byHolder, Pool pool) {
        Map<HolderId, Sorted<Held>> sets = HashMap.newHashMap(byHolder.size());
        byHolder.forEach((holder, all) -> sets.put(holder, pool.heldSet(Grants.held(all))));
        return sets;
    }

    private static void give(Grant grant, Row row) throws SQLException {
        row.id(grant.role).id(grant.project).id(grant.holder);
    }
}
