package dev.muster.sql.organisation;

import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.PersistentSortedSet;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.directory.Directory;
import dev.muster.directory.Grants;
import dev.muster.directory.Grants.HeldGrant;
import dev.muster.directory.PersistentMap;
import dev.muster.sql.jdbc.RowGroups;
import dev.muster.sql.jdbc.RowReader;
import dev.muster.sql.jdbc.RowWriter;
import dev.muster.sql.jdbc.StatementBatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The table of grants: role, project and holder.
final class GrantTable {

    /// One row.
    record Grant(RoleId role, ProjectId project, HolderId holder) {
        boolean isIn(Directory directory) {
            return directory.grants().holders(role, project).contains(holder);
        }
    }

    private GrantTable() {}

    static void put(StatementBatch statements, Collection<Grant> rows) throws SQLException {
        statements.each(
                StatementBatch.insert("role_grant", List.of("role_id", "project_id", "holder_id")),
                rows,
                GrantTable::bind);
    }

    static void remove(StatementBatch statements, Collection<Grant> rows) throws SQLException {
        statements.each(
                "delete from role_grant where role_id = ? and project_id = ? and holder_id = ?",
                rows,
                GrantTable::bind);
    }

    /// Reads the table once, in the order of its key. The index by holder is built in memory.
    static Grants load(Connection connection, Interner interner) throws SQLException {
        Map<RoleId, Map<ProjectId, IdSet<HolderId>>> byRole = new HashMap<>();
        Map<HolderId, List<HeldGrant>> byHolder = new HashMap<>();
        var groups = new RowGroups<HeldGrant, HolderId>((held, holders) -> {
            byRole.computeIfAbsent(held.role(), role -> new HashMap<>()).put(held.project(), IdSet.of(holders));
            holders.forEach(holder ->
                    byHolder.computeIfAbsent(holder, key -> new ArrayList<>(4)).add(held));
        });
        RowReader.each(
                connection,
                "select role_id, project_id, holder_id from role_grant order by role_id, project_id, holder_id",
                row -> {
                    RoleId role = interner.role(row.text());
                    groups.add(interner.held(interner.project(row.text()), role), interner.holder(row.text()));
                });
        groups.end();
        return Grants.of(tables(byRole), sets(byHolder, interner));
    }

    private static Map<RoleId, PersistentMap<ProjectId, IdSet<HolderId>>> tables(
            Map<RoleId, Map<ProjectId, IdSet<HolderId>>> byRole) {
        Map<RoleId, PersistentMap<ProjectId, IdSet<HolderId>>> tables = HashMap.newHashMap(byRole.size());
        byRole.forEach((role, byProject) -> tables.put(role, PersistentMap.of(byProject)));
        return tables;
    }

    private static Map<HolderId, PersistentSortedSet<HeldGrant>> sets(
            Map<HolderId, List<HeldGrant>> byHolder, Interner interner) {
        Map<HolderId, PersistentSortedSet<HeldGrant>> sets = HashMap.newHashMap(byHolder.size());
        byHolder.forEach((holder, grants) -> sets.put(holder, interner.heldSet(Grants.held(grants))));
        return sets;
    }

    private static void bind(Grant grant, RowWriter row) throws SQLException {
        row.id(grant.role).id(grant.project).id(grant.holder);
    }
}
