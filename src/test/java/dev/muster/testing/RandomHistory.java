package dev.muster.testing;

import dev.muster.directory.Change;
import dev.muster.directory.Directory;
import dev.muster.directory.Item;
import dev.muster.directory.Stamp;
import java.util.ArrayList;
import java.util.List;

/// A directory while random changes are changes to it.
final class RandomHistory {

    private final Stamp stamp;
    private final List<Change> changes = new ArrayList<>();
    private Directory now;

    RandomHistory(Directory now, Stamp stamp) {
        this.now = now;
        this.stamp = stamp;
    }

    Directory now() {
        return now;
    }

    Stamp stamp() {
        return stamp;
    }

    List<Change> changes() {
        return List.copyOf(changes);
    }

    void make(Change change) {
        now = now.after(change);
        changes.add(change);
    }

    void enter(Item item) {
        make(new Change.Put(null, item));
    }

    /// Replaces the item with the same id, and stamps it as modified now.
    void put(Item item) {
        make(new Change.Put(now.find(item.id()).orElseThrow(), item));
        touch(item);
    }

    void touch(Item item) {
        Stamp before = now.find(item.id()).orElseThrow().properties().modified();
        if (!before.equals(stamp)) {
            make(new Change.Touched(item.id(), before, stamp));
        }
    }

    /// Undoes all changes but the first `size` ones.
    void undo(int size) {
        List<Change> last = List.copyOf(changes.subList(size, changes.size()));
        last.reversed().forEach(change -> make(change.inverse()));
    }
}
