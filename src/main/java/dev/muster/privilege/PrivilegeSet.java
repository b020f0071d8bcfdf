package dev.muster.privilege;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/// An immutable set of privilege ids, stored as bits: small enough for every holder and role to have one.
///
/// All lists of the ids are in ascending order.
public final class PrivilegeSet {

    /// The set without ids.
    public static final PrivilegeSet EMPTY = new PrivilegeSet(new long[0]);

    private final long[] words;

    private PrivilegeSet(long[] words) {
        this.words = words;
    }

    /// The set of the given ids.
    ///
    /// @throws IllegalArgumentException for an id outside 1 to [Privilege#ID_MAX]
    public static PrivilegeSet of(int... ids) {
        if (ids.length == 0) {
            return EMPTY;
        }
        int max = 0;
        for (int id : ids) {
            if (id < 1 || id > Privilege.ID_MAX) {
                throw new IllegalArgumentException("A privilege id must be 1 to " + Privilege.ID_MAX + ": " + id);
            }
            max = Math.max(max, id);
        }
        long[] words = new long[(max >>> 6) + 1];
        for (int id : ids) {
            words[id >>> 6] |= 1L << id;
        }
        return new PrivilegeSet(words);
    }

    /// The set of the given ids.
    public static PrivilegeSet of(Collection<Integer> ids) {
        return of(ids.stream().mapToInt(Integer::intValue).toArray());
    }

    public boolean contains(int id) {
        int word = id >>> 6;
        return id > 0 && word < words.length && (words[word] & 1L << id) != 0;
    }

    public boolean containsAll(PrivilegeSet other) {
        return other.without(this).isEmpty();
    }

    public boolean isEmpty() {
        return words.length == 0;
    }

    public int size() {
        int size = 0;
        for (long word : words) {
            size += Long.bitCount(word);
        }
        return size;
    }

    /// The union of both sets; this same object if it contains all of `added`.
    public PrivilegeSet with(PrivilegeSet added) {
        if (added.words.length == 0 || containsAll(added)) {
            return this;
        }
        long[] union = Arrays.copyOf(words, Math.max(words.length, added.words.length));
        for (int i = 0; i < added.words.length; i++) {
            union[i] |= added.words[i];
        }
        return new PrivilegeSet(union);
    }

    /// The ids of this set that are not in `removed`; this same object if it has none of `removed`.
    public PrivilegeSet without(PrivilegeSet removed) {
        long[] rest = null;
        for (int i = 0; i < Math.min(words.length, removed.words.length); i++) {
            if ((words[i] & removed.words[i]) != 0) {
                rest = rest == null ? words.clone() : rest;
                rest[i] &= ~removed.words[i];
            }
        }
        return rest == null ? this : trimmed(rest);
    }

    /// The ids that are in both sets.
    public PrivilegeSet and(PrivilegeSet other) {
        return without(without(other));
    }

    /// The ids, ascending.
    public IntStream stream() {
        return Arrays.stream(toArray());
    }

    /// The ids, ascending, in a new array.
    public int[] toArray() {
        int[] ids = new int[size()];
        int next = 0;
        for (int i = 0; i < words.length; i++) {
            for (long word = words[i]; word != 0; word &= word - 1) {
                ids[next++] = (i << 6) + Long.numberOfTrailingZeros(word);
            }
        }
        return ids;
    }

    /// The ids, ascending.
    public List<Integer> toList() {
        return stream().boxed().toList();
    }

    private static PrivilegeSet trimmed(long[] words) {
        int length = words.length;
        while (length > 0 && words[length - 1] == 0) {
            length--;
        }
        if (length == 0) {
            return EMPTY;
        }
        return new PrivilegeSet(length == words.length ? words : Arrays.copyOf(words, length));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PrivilegeSet set && Arrays.equals(words, set.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        return Arrays.toString(toArray());
    }
}
