package dev.muster.testing;

import dev.muster.directory.Change;
import dev.muster.directory.Directory;
import dev.muster.directory.Item;
import dev.muster.directory.Stamp;
import java.util.ArrayList;
import java.util.List;

/// A directory while random changes are made to it.
final class RandomHistory {

    private final Stamp stamp;
    private final List<Change> made = new ArrayList<>();
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

    List<Change> made() {
        return List.copyOf(made);
    }

    void make(Change change) {
        now = now.after(change);
        made.add(change);
    }

    void enter(Item item) {
        make(new Change.Put(null, item));
    }

    /// Puts the item in the place of the one with its id, altered at this moment.
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

    /// Takes back what was made since there were `size` changes.
    void undo(int size) {
        List<Change> last = List.copyOf(made.subList(size, made.size()));
        last.reversed().forEach(change -> make(change.inverse()));
    }
}
