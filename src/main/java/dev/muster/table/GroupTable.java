package dev.muster.table;

import dev.muster.base.Text;
import dev.muster.directory.Group;
import java.sql.SQLException;
import java.util.List;

/// The groups. Each has a row in [HolderTable] too.
final class GroupTable extends ItemTable<Group> {

    static final GroupTable ALL = new GroupTable();

    private GroupTable() {
        super("user_group", "group_id", "name_key", List.of("privileges", "name_key"));
    }

    @Override
    String key(Group item) {
        return Text.key(item.about().name());
    }

    @Override
    void giveOwn(Group item, Row row) throws SQLException {
        row.text(CompactText.of(item.privileges())).text(key(item));
    }

    @Override
    boolean sameOwn(Group before, Group after) {
        return true;
    }

    @Override
    Group read(Cursor row, Pool pool) throws SQLException {
        return new Group(pool.group(row.text()), about(row, pool), pool.privileges(row.text()));
    }
}
