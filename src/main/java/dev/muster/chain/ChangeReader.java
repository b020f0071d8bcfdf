package dev.muster.chain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.directory.Change;
import dev.muster.directory.Delegation;
import dev.muster.directory.Item;
import dev.muster.privilege.Catalogue;
import dev.muster.privilege.Level;
import dev.muster.privilege.Privilege;
import java.util.List;

/// Reads changes from the journal's text: every kind that any version of the program has written.
public final class ChangeReader {

    private final ItemReader items;

    public ChangeReader(PersonalValueReader values) {
        this.items = new ItemReader(values);
    }

    /// Reads one change.
    ///
    /// @param node a JSON object
    /// @throws UnknownFormat if the kind is unknown
    /// @throws JournalBroken if a member is missing or of the wrong type
    public Change read(JsonNode node) {
        StrictJsonObject members = new StrictJsonObject(node, "change");
        Change change = read(members.text("kind"), members);
        members.end();
        return change;
    }

    private Change read(String kind, StrictJsonObject members) {
        return switch (kind) {
            case ChangeKind.CATALOGUE_ENTERED ->
                new Change.CatalogueEntered(catalogue(members, "before"), catalogue(members, "after"));
            case ChangeKind.TOUCHED ->
                new Change.Touched(members.id(), members.stamp("before"), members.stamp("after"));
            case ChangeKind.PRIVILEGES_ADDED ->
                new Change.PrivilegesAdded(members.id(), ItemReader.privileges(members));
            case ChangeKind.PRIVILEGES_REMOVED ->
                new Change.PrivilegesRemoved(members.id(), ItemReader.privileges(members));
            case ChangeKind.JOINED -> new Change.Joined(group(members), holders(members));
            case ChangeKind.LEFT -> new Change.Left(group(members), holders(members));
            case ChangeKind.GRANTED -> new Change.Granted(members.role(), members.project(), holders(members));
            case ChangeKind.REVOKED -> new Change.Revoked(members.role(), members.project(), holders(members));
            case ChangeKind.DELEGATED -> new Change.Delegated(delegation(members));
            case ChangeKind.UNDELEGATED -> new Change.Undelegated(delegation(members));
            case ChangeKind.OWNER_PASSED ->
                new Change.OwnerPassed(IdSet.of(members.ids()), members.user("from"), members.user("to"));
            case ChangeKind.ACLS_REPLACED -> aclsReplaced(members);
            default -> ofItem(kind, members);
        };
    }

    private Change ofItem(String kind, StrictJsonObject members) {
        for (String type : ChangeKind.TYPES) {
            boolean extended = ChangeKind.EXTENDED_TYPES.contains(type)
                    && (kind.equals(type + ChangeKind.PUT_EXTENDED) || kind.equals(type + ChangeKind.REMOVED_EXTENDED));
            if (kind.equals(type + ChangeKind.PUT) || (extended && kind.endsWith(ChangeKind.PUT_EXTENDED))) {
                return put(type, members, extended);
            }
            if (kind.equals(type + ChangeKind.REMOVED) || extended) {
                return new Change.Removed(items.read(type, members.object("before"), extended));
            }
        }
        throw new UnknownFormat("a change of kind " + kind);
    }

    private Change put(String type, StrictJsonObject members, boolean extended) {
        if (members.isNull("before")) {
            return new Change.Put(null, items.read(type, members.object("after"), extended));
        }
        StrictJsonObject before = members.object("before");
        Item after = items.read(type, before.mergedWith(members.object("after")), extended);
        return new Change.Put(items.read(type, before, extended), after);
    }

    private static Catalogue catalogue(StrictJsonObject members, String name) {
        return Catalogue.of(members.list(name).stream()
                .map(entry -> new Privilege(
                        entry.path(0).asInt(),
                        entry.path(1).asText(),
                        entry.path(2).asText(),
                        level(entry.path(3).asText()),
                        entry.path(4).asText(),
                        entry.path(5).asText()))
                .toList());
    }

    private static Level level(String text) {
        for (Level level : Level.values()) {
            if (level.text().equals(text)) {
                return level;
            }
        }
        throw new UnknownFormat("the privilege level " + text);
    }

    private static GroupId group(StrictJsonObject members) {
        return GroupId.of(members.text("group"));
    }

    private static IdSet<HolderId> holders(StrictJsonObject members) {
        return IdSet.of(members.holders());
    }

    private static Delegation delegation(StrictJsonObject members) {
        StrictJsonObject delegate = members.object("delegate");
        var delegation =
                new Delegation(members.role(), members.optionalProject().orElse(null), delegate.holder());
        delegate.end();
        return delegation;
    }

    private static Change aclsReplaced(StrictJsonObject members) {
        List<Change.AclReplaced> lists = members.list("lists").stream()
                .map(node -> new StrictJsonObject(node, "list"))
                .map(list -> {
                    var replaced = new Change.AclReplaced(
                            list.id(), ItemReader.acl(list, "before"), ItemReader.acl(list, "after"));
                    list.end();
                    return replaced;
                })
                .toList();
        return new Change.AclsReplaced(lists);
    }
}
