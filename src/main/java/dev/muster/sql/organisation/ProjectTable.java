package dev.muster.sql.organisation;

import dev.muster.base.Text;
import dev.muster.directory.Project;
import dev.muster.sql.jdbc.RowReader;
import dev.muster.sql.jdbc.RowWriter;
import java.sql.SQLException;
import java.util.List;

/// The table of projects.
final class ProjectTable extends ItemTable<Project> {

    static final ProjectTable ALL = new ProjectTable();

    private ProjectTable() {
        super("project", "project_id", "name_key", List.of("alias", "status", "name_key"));
    }

    @Override
    String key(Project item) {
        return Text.key(item.properties().name());
    }

    @Override
    void bindOwn(Project item, RowWriter row) throws SQLException {
        row.text(item.alias()).number(item.status()).text(key(item));
    }

    @Override
    boolean sameOwn(Project before, Project after) {
        return before.alias().equals(after.alias()) && before.status() == after.status();
    }

    @Override
    Project read(RowReader row, Interner interner) throws SQLException {
        return new Project(interner.project(row.text()), properties(row, interner), row.text(), (int) row.number());
    }
}
