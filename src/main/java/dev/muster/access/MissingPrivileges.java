package dev.muster.access;

import dev.muster.directory.Directory;
import dev.muster.privilege.PrivilegeSet;
import java.util.ArrayList;
import java.util.List;

/// Says which privileges somebody lacks, as far as they may be told.
final class MissingPrivileges {

    /// Most privileges that one message names: more are no help to a reader.
    private static final int NAMES_MAX = 20;

    private MissingPrivileges() {}

    /// The end of a sentence that begins with what was to be done.
    ///
    /// @param told the part of `lacked` that may be named
    static String text(Directory directory, ScopedPrivileges lacked, ScopedPrivileges told) {
        if (told.isEmpty()) {
            return "takes privileges that you do not have";
        }
        List<String> names = new ArrayList<>();
        names.addAll(names(directory, told.everywhere(), ""));
        directory.projects().all().forEach(project -> {
            PrivilegeSet inProject = told.inProject().getOrDefault(project.id(), PrivilegeSet.EMPTY);
            names.addAll(names(
                    directory, inProject, " in project '" + project.properties().name() + "'"));
        });
        if (names.size() > NAMES_MAX) {
            names.subList(NAMES_MAX, names.size()).clear();
            names.add("and others");
        }
        if (!told.equals(lacked)) {
            names.add("and others you may not see");
        }
        return "takes privileges that you do not have: " + String.join("; ", names);
    }

    private static List<String> names(Directory directory, PrivilegeSet privileges, String where) {
        return privileges.stream()
                .mapToObj(id -> "'" + directory.catalogue().name(id) + "'" + where)
                .toList();
    }
}
