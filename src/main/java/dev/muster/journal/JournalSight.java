package dev.muster.journal;

import dev.muster.access.Access;
import dev.muster.access.Sight;
import dev.muster.base.ObjectId;
import dev.muster.base.ProjectId;
import dev.muster.base.UserId;
import dev.muster.directory.Directory;
import dev.muster.directory.Item;
import dev.muster.privilege.Permit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The part of the journal that one reader may see: changes of objects that the reader may browse, and of deleted
/// objects that the reader could have browsed. A reader with privilege 178, held directly or by a group, sees such
/// changes everywhere; a reader with 178 by a role sees those in the projects of the role.
///
/// The name of a deleted object, and its access control list, come from the entry of its deletion. As long as that
/// entry has not been read, only administrators see the object. Not thread-safe: each page has a sight of its own.
final class JournalSight {

    private final Directory directory;
    private final Access access;
    private final Sight sight;
    private final UserId reader;
    private final boolean everywhere;
    private final boolean administrator;
    private final Map<ObjectId, Item> deleted = new HashMap<>();

    JournalSight(Access access, UserId reader) {
        this.directory = access.directory();
        this.access = access;
        this.sight = Sight.of(access, reader);
        this.reader = reader;
        this.everywhere = access.holds(reader, Permit.JOURNAL_READER);
        this.administrator = access.isAdministrator(reader);
    }

    /// Remembers the objects that these lines delete. A search that reads backwards finds the deletion of an object
    /// before all other changes of it.
    void remember(List<JournalLine> lines) {
        for (JournalLine line : lines) {
            Item item = line.item();
            if (line.type() == JournalChangeType.DELETE_OBJECT && item != null) {
                deleted.putIfAbsent(line.object(), item);
            }
        }
    }

    /// The lines that the reader may see.
    List<JournalLine> visible(List<JournalLine> lines) {
        return lines.stream().filter(this::sees).toList();
    }

    private boolean sees(JournalLine line) {
        ObjectId linked = line.linked();
        ProjectId project = line.project();
        return (everywhere || mayReadIn(project))
                && sees(line.object())
                && (linked == null || sees(linked))
                && (project == null || project.equals(line.object()) || sees(project));
    }

    private boolean mayReadIn(@Nullable ProjectId project) {
        return project != null && access.holdsIn(reader, project, Permit.JOURNAL_READER);
    }

    /// Whether the reader may see that there is, or was, an object with this id.
    boolean sees(ObjectId id) {
        return latest(id).map(sight::sees).orElse(administrator);
    }

    /// The object as it is now, else as it was when it was deleted.
    private Optional<Item> latest(ObjectId id) {
        return directory.find(id).or(() -> Optional.ofNullable(deleted.get(id)));
    }

    /// The object, if it is known and the reader may browse it, or could have browsed it.
    Optional<Item> find(ObjectId id) {
        return latest(id).filter(sight::sees);
    }
}
