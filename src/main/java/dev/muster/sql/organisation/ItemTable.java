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

/// A table of one kind of object: a row each, with what all objects have in common and what this kind
/// has beside.
abstract sealed class ItemTable<T extends Item> permits UserTable, GroupTable, RoleTable, ProjectTable {

    private static final List<String> ABOUT = List.of(
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
    private final String updateBriefly;

    /// @param keyColumn the one that is unique beside the id
    /// @param ownColumns all that aren't [#ABOUT], in the order of [#giveOwn]
    ItemTable(String name, String idColumn, String keyColumn, List<String> ownColumns) {
        this.name = name;
        this.idColumn = idColumn;
        this.keyColumn = keyColumn;
        this.columns = Stream.of(List.of(idColumn), ABOUT, ownColumns)
                .flatMap(List::stream)
                .toList();
        this.hasPrivileges = ownColumns.contains("privileges");
        this.insert = StatementBatch.insert(name, columns);
        this.update = update(columns.subList(1, columns.size()));
        this.updateBriefly = update(Stream.concat(
                        Stream.of("modified_revision", "modified_millis"),
                        Stream.of("privileges").filter(column -> hasPrivileges))
                .toList());
    }

    private String update(List<String> changed) {
        return "update " + name + " set "
                + changed.stream().map(column -> column + " = ?").collect(Collectors.joining(", ")) + " where "
                + idColumn + " = ?";
    }

    /// The value of the column that is unique.
    abstract String key(T item);

    abstract void giveOwn(T item, RowWriter row) throws SQLException;

    /// Whether they are equal but for what all objects have in common and for privileges.
    abstract boolean sameOwn(T before, T after);

    abstract T read(RowReader row, Interner interner) throws SQLException;

    /// What most changes come to, other privileges or just another date, is written without the columns
    /// that stand in an index: a third of the pages.
    final void put(StatementBatch statements, Collection<Swap<T>> swaps) throws SQLException {
        List<T> added = new ArrayList<>();
        List<T> changed = new ArrayList<>();
        List<T> changedBriefly = new ArrayList<>();
        for (Swap<T> swap : swaps) {
            T before = swap.before();
            T after = swap.after();
            if (after != null) {
                (before == null ? added : isBrief(before, after) ? changedBriefly : changed).add(after);
            }
        }
        statements.each(insert, added, (item, row) -> give(item, row.id(item.id())));
        statements.eachFound(update, changed, (item, row) -> {
            give(item, row);
            row.id(item.id());
        });
        statements.eachFound(updateBriefly, changedBriefly, (item, row) -> {
            giveStamp(item, row);
            if (hasPrivileges) {
                row.text(CompactText.of(item.privileges()));
            }
            row.id(item.id());
        });
    }

    private boolean isBrief(T before, T after) {
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

    /// Frees the unique keys that rows of the batch take from each other, as when two swap their names.
    /// No key begins with a tilde and an upper-case id: keys are folded.
    final void park(StatementBatch statements, Collection<Swap<T>> swaps) throws SQLException {
        Set<String> given = new HashSet<>();
        List<T> renamed = new ArrayList<>();
        Set<String> wanted = new HashSet<>();
        for (Swap<T> swap : swaps) {
            T before = swap.before();
            T after = swap.after();
            String old = before == null ? "" : key(before);
            if (after == null || key(after).equals(old)) {
                continue;
            }
            wanted.add(key(after));
            if (before != null) {
                given.add(old);
                renamed.add(before);
            }
        }
        given.retainAll(wanted);
        if (!given.isEmpty()) {
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

    static ItemProperties about(RowReader row, Interner interner) throws SQLException {
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

    private void give(T item, RowWriter row) throws SQLException {
        ItemProperties properties = item.properties();
        row.text(properties.name())
                .text(properties.description())
                .text(properties.comment())
                .text(properties.abbreviation())
                .flag(properties.hidden())
                .id(properties.owner())
                .text(CompactText.of(properties.acl()))
                .number(properties.createdMillis());
        giveStamp(item, row);
        giveOwn(item, row);
    }

    private void giveStamp(T item, RowWriter row) throws SQLException {
        Stamp modified = item.properties().modified();
        row.number(modified.revision()).number(modified.millis());
    }

    /// What a batch makes of one thing.
    ///
    /// @param before null: it is new
    /// @param after null: it is gone
    record Swap<T>(@Nullable T before, @Nullable T after) {

        /// The swap of a key's values in two pictures.
        static <K, T> Swap<T> of(K key, Function<K, @Nullable T> before, Function<K, @Nullable T> after) {
            return new Swap<>(before.apply(key), after.apply(key));
        }

        boolean isChange() {
            return !Objects.equals(before, after);
        }

        static <T> List<T> gone(Collection<Swap<T>> swaps) {
            return swaps.stream()
                    .filter(swap -> swap.after == null)
                    .flatMap(swap -> Stream.ofNullable(swap.before))
                    .toList();
        }

        static <T> List<T> put(Collection<Swap<T>> swaps) {
            return swaps.stream().flatMap(swap -> Stream.ofNullable(swap.after)).toList();
        }
    }
}
