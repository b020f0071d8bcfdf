package dev.muster.sql.organisation;

import dev.muster.base.Text;
import dev.muster.directory.Role;
import dev.muster.sql.jdbc.RowReader;
import dev.muster.sql.jdbc.RowWriter;
import java.sql.SQLException;
import java.util.List;

/// The table of roles, with the privileges that they give.
final class RoleTable extends ItemTable<Role> {

    static final RoleTable ALL = new RoleTable();

    private RoleTable() {
        super("role", "role_id", "name_key", List.of("privileges", "name_key"));
    }

    @Override
    String key(Role item) {
        return Text.key(item.properties().name());
    }

    @Override
    void bindOwn(Role item, RowWriter row) throws SQLException {
        row.text(CompactText.of(item.privileges())).text(key(item));
    }

    @Override
    boolean sameOwn(Role before, Role after) {
        return true;
    }

    @Override
    Role read(RowReader row, Interner interner) throws SQLException {
        return new Role(interner.role(row.text()), properties(row, interner), interner.privileges(row.text()));
    }
}
