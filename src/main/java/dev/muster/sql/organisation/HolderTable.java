package dev.muster.sql.organisation;

import dev.muster.base.HolderId;
import dev.muster.base.UserId;
import dev.muster.directory.Group;
import dev.muster.directory.Item;
import dev.muster.directory.User;
import dev.muster.sql.jdbc.RowWriter;
import dev.muster.sql.jdbc.StatementBatch;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/// The table of all holders, users and groups, as the target of foreign keys.
///
/// The program never reads it: the content is in [UserTable] and [GroupTable].
final class HolderTable {

    private static final String PUT = StatementBatch.upsert("holder", List.of("holder_id", "kind"), 1);

    private HolderTable() {}

    static void put(StatementBatch statements, Collection<User> users, Collection<Group> groups) throws SQLException {
        statements.each(PUT, users, HolderTable::bind);
        statements.each(PUT, groups, HolderTable::bind);
    }

    static void remove(StatementBatch statements, Collection<? extends HolderId> holders) throws SQLException {
        statements.each("delete from holder where holder_id = ?", holders, (holder, row) -> row.id(holder));
    }

    private static void bind(Item item, RowWriter row) throws SQLException {
        row.id(item.id()).text(item.id() instanceof UserId ? "user" : "group");
    }
}
