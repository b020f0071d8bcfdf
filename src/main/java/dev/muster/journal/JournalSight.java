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
/// objects that the reader could have browsed. A reader with 178 directly or by a group sees everything; a reader
/// with 178 by a role sees the changes of those projects.
///
/// The deletion itself says who could browse a deleted object, and its name. If it was not read, only
/// administrators see the object.
final class JournalSight {

    private final Directory directory;
    private final Access access;
    private final Sight sight;
    private final UserId reader;
    private final boolean everywhere;
    private final boolean administrator;
    private final Map<ObjectId, Item> gone = new HashMap<>();

    JournalSight(Access access, UserId reader) {
        this.directory = access.directory();
        this.access = access;
        this.sight = Sight.of(access, reader);
        this.reader = reader;
        this.everywhere = access.holds(reader, Permit.JOURNAL_READER);
        this.administrator = access.isAdministrator(reader);
    }

    /// Keeps in mind what went by these changes. Who reads backwards meets the end of a thing before all else of it.
    void remember(List<JournalLine> lines) {
        for (JournalLine line : lines) {
            Item item = line.item();
            if (line.type() == ChangeType.DELETE_OBJECT && item != null) {
                gone.putIfAbsent(line.object(), item);
            }
        }
    }

    List<JournalLine> seen(List<JournalLine> lines) {
        return lines.stream().filter(this::sees).toList();
    }

    private boolean sees(JournalLine line) {
        ObjectId linked = line.linked();
        ProjectId project = line.project();
        return (everywhere || isTheirs(project))
                && sees(line.object())
                && (linked == null || sees(linked))
                && (project == null || project.equals(line.object()) || sees(project));
    }

    private boolean isTheirs(@Nullable ProjectId project) {
        return project != null && access.holdsIn(reader, project, Permit.JOURNAL_READER);
    }

    private boolean sees(ObjectId id) {
        return last(id).map(sight::sees).orElse(administrator);
    }

    /// As it is now, else as it was when it went.
    private Optional<Item> last(ObjectId id) {
        return directory.find(id).or(() -> Optional.ofNullable(gone.get(id)));
    }

    /// The object with its name, as far as the reader may know it.
    Optional<Item> named(ObjectId id) {
        return last(id).filter(sight::sees);
    }

    /// Whether the reader may see the id at all.
    boolean tells(ObjectId id) {
        return sees(id);
    }
}
