package dev.muster.sql.organisation;

import dev.muster.base.HolderId;
import dev.muster.base.ObjectId;
import dev.muster.directory.Item;
import dev.muster.directory.References;
import dev.muster.sql.jdbc.RowWriter;
import dev.muster.sql.jdbc.StatementBatch;
import dev.muster.sql.organisation.ItemTable.Delta;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The table that only guards by foreign keys: an access control list names no holder that does not exist.
///
/// It has the holders of all lists, except those that can't be removed. The program never reads it: the lists are
/// stored with their objects.
final class TrusteeTable {

    /// An object with a holder in its access control list.
    private record Trustee(ObjectId object, HolderId holder) {}

    private final List<Trustee> removed = new ArrayList<>();
    private final List<Trustee> added = new ArrayList<>();

    TrusteeTable(Collection<? extends Delta<? extends Item>> deltas) {
        for (Delta<? extends Item> delta : deltas) {
            Set<HolderId> before = trustees(delta.before());
            Set<HolderId> after = trustees(delta.after());
            collect(delta.before(), before, after, removed);
            collect(delta.after(), after, before, added);
        }
    }

    void remove(StatementBatch statements) throws SQLException {
        statements.each("delete from acl_trustee where object_id = ? and holder_id = ?", removed, TrusteeTable::bind);
    }

    void put(StatementBatch statements) throws SQLException {
        statements.each(
                StatementBatch.insert("acl_trustee", List.of("object_id", "holder_id")), added, TrusteeTable::bind);
    }

    private static Set<HolderId> trustees(@Nullable Item item) {
        return item == null ? Set.of() : References.trustees(item.properties().acl());
    }

    private static void collect(@Nullable Item item, Set<HolderId> in, Set<HolderId> notIn, List<Trustee> result) {
        if (item != null) {
            in.stream()
                    .filter(holder -> !notIn.contains(holder))
                    .forEach(holder -> result.add(new Trustee(item.id(), holder)));
        }
    }

    private static void bind(Trustee trustee, RowWriter row) throws SQLException {
        row.id(trustee.object).id(trustee.holder);
    }
}
