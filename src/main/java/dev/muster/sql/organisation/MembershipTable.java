package dev.muster.sql.organisation;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.directory.Directory;
import dev.muster.directory.Memberships;
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

/// The table of memberships: each group with its direct members.
final class MembershipTable {

    /// One row.
    record Membership(GroupId group, HolderId member) {
        boolean isIn(Directory directory) {
            return directory.memberships().members(group).contains(member);
        }
    }

    private MembershipTable() {}

    static void put(StatementBatch statements, Collection<Membership> rows) throws SQLException {
        statements.each(
                StatementBatch.insert("membership", List.of("group_id", "member_id")), rows, MembershipTable::bind);
    }

    static void remove(StatementBatch statements, Collection<Membership> rows) throws SQLException {
        statements.each("delete from membership where group_id = ? and member_id = ?", rows, MembershipTable::bind);
    }

    /// Reads the table once, in the order of its key. The index by member is built in memory.
    static Memberships load(Connection connection, Interner interner) throws SQLException {
        Map<GroupId, IdSet<HolderId>> members = new HashMap<>();
        Map<HolderId, List<GroupId>> groups = new HashMap<>();
        var rowGroups = new RowGroups<GroupId, HolderId>((group, all) -> {
            members.put(group, IdSet.of(all));
            all.forEach(member ->
                    groups.computeIfAbsent(member, key -> new ArrayList<>(4)).add(group));
        });
        RowReader.each(
                connection,
                "select group_id, member_id from membership order by group_id, member_id",
                row -> rowGroups.add(interner.group(row.text()), interner.holder(row.text())));
        rowGroups.end();
        Map<HolderId, IdSet<GroupId>> groupSets = HashMap.newHashMap(groups.size());
        groups.forEach((member, all) -> groupSets.put(member, interner.groupSet(IdSet.of(all))));
        return Memberships.of(groupSets, members);
    }

    private static void bind(Membership membership, RowWriter row) throws SQLException {
        row.id(membership.group).id(membership.member);
    }
}
