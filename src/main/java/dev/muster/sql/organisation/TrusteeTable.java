package dev.muster.sql.organisation;

import dev.muster.base.HolderId;
import dev.muster.base.ObjectId;
import dev.muster.directory.Item;
import dev.muster.directory.References;
import dev.muster.sql.jdbc.RowWriter;
import dev.muster.sql.jdbc.StatementBatch;
import dev.muster.sql.organisation.ItemTable.Swap;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is named by an object's access control list, if they could be removed: the database's last word
/// against a list that names nobody. Read by nobody: the lists stand with their objects.
final class TrusteeTable {

    /// An object that names a holder.
    private record Named(ObjectId object, HolderId holder) {}

    private final List<Named> dropped = new ArrayList<>();
    private final List<Named> added = new ArrayList<>();

    TrusteeTable(Collection<? extends Swap<? extends Item>> swaps) {
        for (Swap<? extends Item> swap : swaps) {
            Set<HolderId> before = trustees(swap.before());
            Set<HolderId> after = trustees(swap.after());
            missing(swap.before(), before, after, dropped);
            missing(swap.after(), after, before, added);
        }
    }

    void remove(StatementBatch statements) throws SQLException {
        statements.each("delete from acl_trustee where object_id = ? and holder_id = ?", dropped, TrusteeTable::give);
    }

    void put(StatementBatch statements) throws SQLException {
        statements.each(
                StatementBatch.insert("acl_trustee", List.of("object_id", "holder_id")), added, TrusteeTable::give);
    }

    private static Set<HolderId> trustees(@Nullable Item item) {
        return item == null ? Set.of() : References.trustees(item.properties().acl());
    }

    private static void missing(@Nullable Item item, Set<HolderId> here, Set<HolderId> there, List<Named> into) {
        if (item != null) {
            here.stream()
                    .filter(holder -> !there.contains(holder))
                    .forEach(holder -> into.add(new Named(item.id(), holder)));
        }
    }

    private static void give(Named named, RowWriter row) throws SQLException {
        row.id(named.object).id(named.holder);
    }
}
