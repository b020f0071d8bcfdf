package dev.muster.chain;

import dev.muster.privilege.Privilege;
import dev.muster.privilege.PrivilegeSet;
import java.util.Arrays;

/// The text of a set of privileges as ascending ranges, such as `1-30,33,40-41`. Every range is as long as possible.
final class PrivilegeRanges {

    private PrivilegeRanges() {}

    static String text(PrivilegeSet privileges) {
        int[] ids = privileges.toArray();
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (int i = 0; i < ids.length; i++) {
            if (i + 1 == ids.length || ids[i + 1] != ids[i] + 1) {
                text.append(text.isEmpty() ? "" : ",").append(ids[from]);
                if (i > from) {
                    text.append('-').append(ids[i]);
                }
                from = i + 1;
            }
        }
        return text.toString();
    }

    /// @throws IllegalArgumentException if the text is invalid
    static PrivilegeSet read(String text) {
        if (text.isEmpty()) {
            return PrivilegeSet.EMPTY;
        }
        int[] ids = new int[16];
        int size = 0;
        for (String range : text.split(",", -1)) {
            int dash = range.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
            int last = dash < 0 ? first : Integer.parseInt(range.substring(dash + 1));
            if (first < 1 || last < first || last > Privilege.ID_MAX) {
                throw new IllegalArgumentException("the range of privileges '" + range + "' is invalid");
            }
            if (size + last - first >= ids.length) {
                ids = Arrays.copyOf(ids, Math.max(2 * ids.length, size + last - first + 1));
            }
            for (int id = first; id <= last; id++) {
                ids[size++] = id;
            }
        }
        return PrivilegeSet.of(Arrays.copyOf(ids, size));
    }
}
