package dev.muster.sql.organisation;

import dev.muster.privilege.Catalogue;
import dev.muster.privilege.Level;
import dev.muster.privilege.Privilege;
import dev.muster.sql.jdbc.RowReader;
import dev.muster.sql.jdbc.RowWriter;
import dev.muster.sql.jdbc.StatementBatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The table of the catalogue: a row for each privilege.
final class CatalogueTable {

    private static final List<String> COLUMNS =
            List.of("privilege_id", "constant", "name", "level", "category", "description");

    private CatalogueTable() {}

    /// Changes the table from one catalogue to another.
    static void put(StatementBatch statements, Catalogue before, Catalogue after) throws SQLException {
        if (before.equals(after)) {
            return;
        }
        List<Privilege> removed = before.known().stream()
                .filter(entry -> after.find(entry.id()).isEmpty())
                .toList();
        List<Privilege> changed = after.known().stream()
                .filter(entry -> !before.find(entry.id()).filter(entry::equals).isPresent())
                .toList();
        statements.each(
                "delete from privilege where privilege_id = ?", removed, (entry, row) -> row.number(entry.id()));
        statements.each(StatementBatch.upsert("privilege", COLUMNS, 1), changed, CatalogueTable::bind);
    }

    static Catalogue load(Connection connection) throws SQLException {
        List<Privilege> entries = new ArrayList<>();
        RowReader.each(
                connection, "select " + String.join(", ", COLUMNS) + " from privilege", row -> entries.add(read(row)));
        return Catalogue.of(entries);
    }

    private static void bind(Privilege entry, RowWriter row) throws SQLException {
        row.number(entry.id())
                .text(entry.constant())
                .text(entry.name())
                .text(entry.level().text())
                .text(entry.category())
                .text(entry.description());
    }

    private static Privilege read(RowReader row) throws SQLException {
        return new Privilege(
                (int) row.number(),
                row.text(),
                row.text(),
                Level.valueOf(row.text().toUpperCase(Locale.ROOT)),
                row.text(),
                row.text());
    }
}
