package dev.muster.sql.organisation;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.Acl.Ace;
import dev.muster.privilege.PrivilegeSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The text of a small list in one column, readable by people.
///
/// A set of privileges is `12,15`. An access control list is `+u54F3…:255 -gC82C…:8i`: allow or deny, user or group,
/// id, rights, inheritable. The tables need no index by privilege or trustee, because that index is in memory.
final class CompactText {

    private CompactText() {}

    static String of(PrivilegeSet privileges) {
        if (privileges.isEmpty()) {
            return "";
        }
        var text = new StringBuilder();
        for (int id : privileges.toArray()) {
            text.append(text.isEmpty() ? "" : ",").append(id);
        }
        return text.toString();
    }

    static PrivilegeSet privileges(String text) {
        if (text.isEmpty()) {
            return PrivilegeSet.EMPTY;
        }
        return PrivilegeSet.of(
                Arrays.stream(text.split(",", -1)).mapToInt(Integer::parseInt).toArray());
    }

    /// The text of an access control list; null for the common list, which most objects have.
    static @Nullable String of(Acl acl) {
        return acl.equals(Acl.COMMON) ? null : inFull(acl);
    }

    /// The text of an access control list, including the common one.
    static String inFull(Acl acl) {
        return acl.entries().stream().map(CompactText::of).collect(Collectors.joining(" "));
    }

    static Acl acl(String text) {
        List<Ace> entries = new ArrayList<>();
        if (!text.isEmpty()) {
            for (String entry : text.split(" ", -1)) {
                entries.add(ace(entry));
            }
        }
        return new Acl(entries);
    }

    private static String of(Ace ace) {
        String kind = ace.trustee() instanceof UserId ? "u" : "g";
        return (ace.deny() ? "-" : "+") + kind + ace.trustee().text() + ":" + ace.rights()
                + (ace.inheritable() ? "i" : "");
    }

    private static Ace ace(String text) {
        int colon = text.indexOf(':');
        boolean inheritable = text.endsWith("i");
        String id = text.substring(2, colon);
        HolderId trustee = text.charAt(1) == 'u' ? UserId.of(id) : GroupId.of(id);
        int rights = Integer.parseInt(text.substring(colon + 1, text.length() - (inheritable ? 1 : 0)));
        return new Ace(trustee, text.charAt(0) == '-', rights, inheritable);
    }
}
