package dev.muster.sql.organisation;

import dev.muster.directory.About;
import dev.muster.directory.Item;
import dev.muster.directory.Stamp;
import dev.muster.sql.jdbc.Cursor;
import dev.muster.sql.jdbc.Row;
import dev.muster.sql.jdbc.Statements;
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
        this.insert = Statements.insert(name, columns);
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

    abstract void giveOwn(T item, Row row) throws SQLException;

    /// Whether they are equal but for what all objects have in common and for privileges.
    abstract boolean sameOwn(T before, T after);

    abstract T read(Cursor row, Pool pool) throws SQLException;

    /// What most changes come to, other privileges or just another date, is written without the columns
    /// that stand in an index: a third of the pages.
    final void put(Statements statements, Collection<Swap<T>> swaps) throws SQLException {
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
        About old = before.about();
        About now = after.about();
        return sameOwn(before, after)
                && new About(
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

    final void remove(Statements statements, Collection<T> items) throws SQLException {
        statements.each("delete from " + name + " where " + idColumn + " = ?", items, (item, row) -> row.id(item.id()));
    }

    /// Frees the unique keys that rows of the batch take from each other, as when two swap their names.
    /// No key begins with a tilde and an upper-case id: keys are folded.
    final void park(Statements statements, Collection<Swap<T>> swaps) throws SQLException {
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

    final List<T> load(Connection connection, Pool pool) throws SQLException {
        List<T> items = new ArrayList<>();
        Cursor.each(
                connection,
                "select " + String.join(", ", columns) + " from " + name,
                row -> items.add(read(row, pool)));
        return items;
    }

    static About about(Cursor row, Pool pool) throws SQLException {
        return new About(
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.flag(),
                pool.user(row.text()),
                pool.acl(row.textOrNull()),
                row.number(),
                new Stamp(row.number(), row.number()));
    }

    private void give(T item, Row row) throws SQLException {
        About about = item.about();
        row.text(about.name())
                .text(about.description())
                .text(about.comment())
                .text(about.abbreviation())
                .flag(about.hidden())
                .id(about.owner())
                .text(CompactText.of(about.acl()))
                .number(about.createdMillis());
        giveStamp(item, row);
        giveOwn(item, row);
    }

    private void giveStamp(T item, Row row) throws SQLException {
        Stamp modified = item.about().modified();
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
