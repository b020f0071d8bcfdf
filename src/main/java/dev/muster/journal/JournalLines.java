package dev.muster.journal;

import dev.muster.base.IdSet;
import dev.muster.base.ObjectId;
import dev.muster.base.ProjectId;
import dev.muster.directory.Change;
import dev.muster.directory.Delegation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Turns the changes of one journal entry into the lines that clients get: changed objects and changed links.
/// Several changes of one object become one line.
final class JournalLines {

    private JournalLines() {}

    static List<JournalLine> of(List<Change> changes) {
        Map<Object, JournalLine> lines = new LinkedHashMap<>();
        changes.stream().flatMap(JournalLines::of).forEach(line -> lines.merge(key(line), line, JournalLines::merged));
        return List.copyOf(lines.values());
    }

    /// The two ends of a link, by which its changes are merged.
    private record Link(
            ObjectId object, ObjectId linked, @Nullable ProjectId project) {}

    private static Object key(JournalLine line) {
        ObjectId linked = line.linked();
        return linked == null ? line.object() : new Link(line.object(), linked, line.project());
    }

    /// The line for two changes of one object or link, in order: created and altered is created, altered and deleted is
    /// deleted. Of two alterations, the line with the object itself wins over one that has only its id.
    private static JournalLine merged(JournalLine first, JournalLine second) {
        boolean isCreation =
                first.type() == JournalChangeType.CREATE_OBJECT && second.type() == JournalChangeType.CHANGE_OBJECT;
        boolean isMoreComplete =
                second.item() == null && first.item() != null && second.type() == JournalChangeType.CHANGE_OBJECT;
        return isCreation || isMoreComplete ? first : second;
    }

    private static Stream<JournalLine> of(Change change) {
        return switch (change) {
            case Change.CatalogueEntered _ -> Stream.empty();
            case Change.Put(var before, var after) ->
                Stream.of(JournalLine.of(
                        before == null ? JournalChangeType.CREATE_OBJECT : JournalChangeType.CHANGE_OBJECT, after));
            case Change.Removed(var before) -> Stream.of(JournalLine.of(JournalChangeType.DELETE_OBJECT, before));
            case Change.Touched c -> Stream.of(JournalLine.of(JournalChangeType.CHANGE_OBJECT, c.id()));
            case Change.PrivilegesAdded c -> Stream.of(JournalLine.of(JournalChangeType.CHANGE_OBJECT, c.to()));
            case Change.PrivilegesRemoved c -> Stream.of(JournalLine.of(JournalChangeType.CHANGE_OBJECT, c.from()));
            case Change.Joined(var group, var members) ->
                links(JournalChangeType.CREATE_LINKITEM, group, members, null);
            case Change.Left(var group, var members) -> links(JournalChangeType.DELETE_LINKITEM, group, members, null);
            case Change.Granted(var role, var project, var holders) ->
                links(JournalChangeType.CREATE_LINKITEM, role, holders, project);
            case Change.Revoked(var role, var project, var holders) ->
                links(JournalChangeType.DELETE_LINKITEM, role, holders, project);
            case Change.Delegated(var delegation) ->
                Stream.of(delegated(JournalChangeType.CREATE_LINKITEM, delegation));
            case Change.Undelegated(var delegation) ->
                Stream.of(delegated(JournalChangeType.DELETE_LINKITEM, delegation));
            case Change.OwnerPassed c ->
                c.objects().stream().map(id -> JournalLine.of(JournalChangeType.CHANGE_OBJECT, id));
            case Change.AclsReplaced c ->
                c.lists().stream().map(list -> JournalLine.of(JournalChangeType.CHANGE_OBJECT, list.id()));
        };
    }

    private static Stream<JournalLine> links(
            JournalChangeType type, ObjectId object, IdSet<? extends ObjectId> linked, @Nullable ProjectId project) {
        return linked.stream().map(other -> JournalLine.link(type, object, other, project));
    }

    private static JournalLine delegated(JournalChangeType type, Delegation delegation) {
        return JournalLine.link(type, delegation.role(), delegation.delegate(), delegation.project());
    }
}
