package dev.muster.sql.organisation;

import dev.muster.directory.Item;
import dev.muster.directory.ItemProperties;
import dev.muster.directory.Stamp;
import dev.muster.sql.jdbc.RowReader;
import dev.muster.sql.jdbc.RowWriter;
import dev.muster.sql.jdbc.StatementBatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The table of one type of object: a row for each object, with the columns that all types have and the columns of this
/// type.
abstract sealed class ItemTable<T extends Item> permits UserTable, GroupTable, RoleTable, ProjectTable {

    private static final List<String> COMMON = List.of(
            "name",
            "description",
            "comment",
            "abbreviation",
            "hidden",
            "owner_id",
            "acl",
            "created_millis",
            "modified_revision",
            "modified_millis");

    private final String name;
    private final String idColumn;
    private final String keyColumn;
    private final List<String> columns;
    private final boolean hasPrivileges;
    private final String insert;
    private final String update;
    private final String updatePart;

    /// @param name name of the table
    /// @param idColumn the column of the id
    /// @param keyColumn the other column that is unique
    /// @param ownColumns the columns of this type, in the order of [#bindOwn]
    ItemTable(String name, String idColumn, String keyColumn, List<String> ownColumns) {
        this.name = name;
        this.idColumn = idColumn;
        this.keyColumn = keyColumn;
        this.columns = Stream.of(List.of(idColumn), COMMON, ownColumns)
                .flatMap(List::stream)
                .toList();
        this.hasPrivileges = ownColumns.contains("privileges");
        this.insert = StatementBatch.insert(name, columns);
        this.update = update(columns.subList(1, columns.size()));
        this.updatePart = update(Stream.concat(
                        Stream.of("modified_revision", "modified_millis"),
                        Stream.of("privileges").filter(column -> hasPrivileges))
                .toList());
    }

    private String update(List<String> changed) {
        return "update " + name + " set "
                + changed.stream().map(column -> column + " = ?").collect(Collectors.joining(", ")) + " where "
                + idColumn + " = ?";
    }

    /// The value of the unique column.
    abstract String key(T item);

    /// Binds the columns of this type.
    abstract void bindOwn(T item, RowWriter row) throws SQLException;

    /// Whether two objects are equal in the columns of this type, apart from privileges.
    abstract boolean sameOwn(T before, T after);

    abstract T read(RowReader row, Interner interner) throws SQLException;

    /// Inserts and updates rows.
    ///
    /// Most changes alter only the privileges or the time of the last change. They are written without the indexed
    /// columns, which needs a third of the pages.
    final void put(StatementBatch statements, Collection<Delta<T>> deltas) throws SQLException {
        List<T> added = new ArrayList<>();
        List<T> changed = new ArrayList<>();
        List<T> changedInPart = new ArrayList<>();
        for (Delta<T> delta : deltas) {
            T before = delta.before();
            T after = delta.after();
            if (after != null) {
                (before == null ? added : differsInPart(before, after) ? changedInPart : changed).add(after);
            }
        }
        statements.each(insert, added, (item, row) -> bind(item, row.id(item.id())));
        statements.eachFound(update, changed, (item, row) -> {
            bind(item, row);
            row.id(item.id());
        });
        statements.eachFound(updatePart, changedInPart, (item, row) -> {
            bindStamp(item, row);
            if (hasPrivileges) {
                row.text(CompactText.of(item.privileges()));
            }
            row.id(item.id());
        });
    }

    private boolean differsInPart(T before, T after) {
        ItemProperties old = before.properties();
        ItemProperties now = after.properties();
        return sameOwn(before, after)
                && new ItemProperties(
                                old.name(),
                                old.description(),
                                old.comment(),
                                old.abbreviation(),
                                old.hidden(),
                                old.owner(),
                                old.acl(),
                                old.createdMillis(),
                                now.modified())
                        .equals(now);
    }

    final void remove(StatementBatch statements, Collection<T> items) throws SQLException {
        statements.each("delete from " + name + " where " + idColumn + " = ?", items, (item, row) -> row.id(item.id()));
    }

    /// Frees the unique keys that rows of the batch take over from each other, for example when two objects exchange
    /// their names. The temporary key begins with a tilde and has an upper-case id; other keys are folded, so they
    /// differ.
    final void freeKeys(StatementBatch statements, Collection<Delta<T>> deltas) throws SQLException {
        Set<String> freed = new HashSet<>();
        List<T> renamed = new ArrayList<>();
        Set<String> wanted = new HashSet<>();
        for (Delta<T> delta : deltas) {
            T before = delta.before();
            T after = delta.after();
            String old = before == null ? "" : key(before);
            if (after == null || key(after).equals(old)) {
                continue;
            }
            wanted.add(key(after));
            if (before != null) {
                freed.add(old);
                renamed.add(before);
            }
        }
        freed.retainAll(wanted);
        if (!freed.isEmpty()) {
            statements.each(
                    "update " + name + " set " + keyColumn + " = '~' || " + idColumn + " where " + idColumn + " = ?",
                    renamed,
                    (item, row) -> row.id(item.id()));
        }
    }

    final List<T> load(Connection connection, Interner interner) throws SQLException {
        List<T> items = new ArrayList<>();
        RowReader.each(
                connection,
                "select " + String.join(", ", columns) + " from " + name,
                row -> items.add(read(row, interner)));
        return items;
    }

    static ItemProperties properties(RowReader row, Interner interner) throws SQLException {
        return new ItemProperties(
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.flag(),
                interner.user(row.text()),
                interner.acl(row.textOrNull()),
                row.number(),
                new Stamp(row.number(), row.number()));
    }

    private void bind(T item, RowWriter row) throws SQLException {
        ItemProperties properties = item.properties();
        row.text(properties.name())
                .text(properties.description())
                .text(properties.comment())
                .text(properties.abbreviation())
                .flag(properties.hidden())
                .id(properties.owner())
                .text(CompactText.of(properties.acl()))
                .number(properties.createdMillis());
        bindStamp(item, row);
        bindOwn(item, row);
    }

    private void bindStamp(T item, RowWriter row) throws SQLException {
        Stamp modified = item.properties().modified();
        row.number(modified.revision()).number(modified.millis());
    }

    /// The difference that a batch makes to one thing.
    ///
    /// @param before the thing before the batch; null if it is new
    /// @param after the thing after the batch; null if it is removed
    record Delta<T>(@Nullable T before, @Nullable T after) {

        /// The difference between the values of a key in two directories.
        static <K, T> Delta<T> of(K key, Function<K, @Nullable T> before, Function<K, @Nullable T> after) {
            return new Delta<>(before.apply(key), after.apply(key));
        }

        boolean isChange() {
            return !Objects.equals(before, after);
        }

        static <T> List<T> removed(Collection<Delta<T>> deltas) {
            return deltas.stream()
                    .filter(delta -> delta.after == null)
                    .flatMap(delta -> Stream.ofNullable(delta.before))
                    .toList();
        }

        static <T> List<T> put(Collection<Delta<T>> deltas) {
            return deltas.stream()
                    .flatMap(delta -> Stream.ofNullable(delta.after))
                    .toList();
        }
    }
}
