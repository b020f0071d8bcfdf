package dev.muster.privilege;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// Reads the catalogue that this program was built with: the files `catalogue.csv` and `categories.csv` in the
/// package of this class (docs/privileges.md).
///
/// Only the first start and an upgrade read the privileges, and enter them into the directory by a change. All
/// other code uses the directory's own [Catalogue].
public final class CatalogueFile {

    private static final List<String> PRIVILEGE_COLUMNS =
            List.of("id", "constant", "name", "level", "category", "description");
    private static final List<String> CATEGORY_COLUMNS = List.of("type", "name");

    private CatalogueFile() {}

    /// Reads all entries, legacy numbers included.
    public static Catalogue read() {
        return Catalogue.of(rows("catalogue.csv", PRIVILEGE_COLUMNS).stream()
                .map(row -> new Privilege(
                        Integer.parseInt(row.get(0)),
                        row.get(1),
                        row.get(2),
                        level(row.get(3)),
                        row.get(4),
                        row.get(5)))
                .toList());
    }

    /// Reads the categories in the order in which they are shown. A type number is never reused.
    public static List<Category> categories() {
        return rows("categories.csv", CATEGORY_COLUMNS).stream()
                .map(row -> new Category(Integer.parseInt(row.get(0)), row.get(1)))
                .toList();
    }

    private static Level level(String text) {
        return Level.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static List<List<String>> rows(String file, List<String> columns) {
        List<List<String>> lines = Csv.lines(text(file));
        if (!lines.getFirst().equals(columns)) {
            throw new IllegalStateException(file + " must have the columns " + columns + ", not " + lines.getFirst());
        }
        List<List<String>> rows = lines.subList(1, lines.size());
        rows.forEach(row -> {
            if (row.size() != columns.size()) {
                throw new IllegalStateException(file + " needs " + columns.size() + " fields in each line: " + row);
            }
        });
        return rows;
    }

    private static String text(String file) {
        try (InputStream in = CatalogueFile.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The program is incomplete. Install it again: the file is missing: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
