package dev.muster.sql.organisation;

import dev.muster.base.Text;
import dev.muster.directory.Group;
import dev.muster.sql.jdbc.RowReader;
import dev.muster.sql.jdbc.RowWriter;
import java.sql.SQLException;
import java.util.List;

/// The table of groups. Each group also has a row in [HolderTable].
final class GroupTable extends ItemTable<Group> {

    static final GroupTable ALL = new GroupTable();

    private GroupTable() {
        super("user_group", "group_id", "name_key", List.of("privileges", "ldap_dn", "name_key"));
    }

    @Override
    String key(Group item) {
        return Text.key(item.properties().name());
    }

    @Override
    void bindOwn(Group item, RowWriter row) throws SQLException {
        row.text(CompactText.of(item.privileges())).text(item.ldapDn()).text(key(item));
    }

    @Override
    boolean sameOwn(Group before, Group after) {
        return before.ldapDn().equals(after.ldapDn());
    }

    @Override
    Group read(RowReader row, Interner interner) throws SQLException {
        var id = interner.group(row.text());
        var properties = properties(row, interner);
        var privileges = interner.privileges(row.text());
        return new Group(id, properties, privileges, row.text());
    }
}
