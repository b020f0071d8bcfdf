package dev.muster.access;

import dev.muster.directory.Directory;
import dev.muster.privilege.PrivilegeSet;
import java.util.ArrayList;
import java.util.List;

/// The text that names the privileges a caller lacks, as far as the caller may see them.
final class MissingPrivileges {

    /// Largest number of privileges that one message names; more would not help the reader.
    private static final int NAMES_MAX = 20;

    private static final String REMEDY = "Ask a security administrator to do this or to give you the privileges";

    private MissingPrivileges() {}

    /// The end of a message that begins with the refused task, such as "Granting the role": the missing privileges,
    /// and what the caller can do.
    ///
    /// @param missing all missing privileges
    /// @param visible the part of `missing` that the text may name
    static String text(Directory directory, ScopedPrivileges missing, ScopedPrivileges visible) {
        if (visible.isEmpty()) {
            return "needs privileges that you do not hold, and you may not see which. " + REMEDY;
        }
        List<String> names = new ArrayList<>();
        names.addAll(names(directory, visible.everywhere(), ""));
        directory.projects().all().forEach(project -> {
            PrivilegeSet inProject = visible.inProject().getOrDefault(project.id(), PrivilegeSet.EMPTY);
            names.addAll(names(
                    directory, inProject, " in project '" + project.properties().name() + "'"));
        });
        if (names.size() > NAMES_MAX) {
            names.subList(NAMES_MAX, names.size()).clear();
            names.add("and others");
        }
        if (!visible.equals(missing)) {
            names.add("and others you may not see");
        }
        return "needs privileges that you do not hold: " + String.join("; ", names) + ". " + REMEDY;
    }

    /// @param scope text after each name, such as " in project 'Sales'"
    private static List<String> names(Directory directory, PrivilegeSet privileges, String scope) {
        return privileges.stream()
                .mapToObj(id -> "'" + directory.catalogue().name(id) + "'" + scope)
                .toList();
    }
}
