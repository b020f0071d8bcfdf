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

/// What one reader may see of the journal: what they may browse, and of what is gone what they could have browsed;
/// all of it if they hold 178 directly or by a group, else what is about the projects where they hold it.
///
/// Of something that is gone the change that took it away says who may browse it, and what it was called; where that
/// was not read, only administrators see it.
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

    /// The name of somebody or something, as far as the reader may know it.
    Optional<Item> named(ObjectId id) {
        return last(id).filter(sight::sees);
    }

    /// Whether the id may be told at all.
    boolean tells(ObjectId id) {
        return sees(id);
    }
}
