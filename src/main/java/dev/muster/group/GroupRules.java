package dev.muster.group;

import dev.muster.base.GroupId;
import dev.muster.base.Problem;
import dev.muster.base.Text;
import dev.muster.directory.Directory;

/// What a group's texts must be like, for new groups and altered ones alike.
final class GroupRules {

    /// Longest name of a group.
    static final int NAME_CHARS_MAX = 250;

    /// Longest description of a group.
    static final int DESCRIPTION_CHARS_MAX = 4_000;

    /// Longest distinguished name.
    static final int LDAP_DN_CHARS_MAX = 1_000;

    private GroupRules() {}

    /// A name that no other group has.
    ///
    /// @param group which may have it already
    static String freeName(Directory directory, GroupId group, String raw) {
        String name = Text.name(raw, "group.name", NAME_CHARS_MAX);
        directory
                .groups()
                .named(name)
                .filter(other -> !other.id().equals(group))
                .ifPresent(other -> {
                    throw new Problem.Conflict("group.name_taken", "There is a group named '" + Text.shown(name) + "'");
                });
        return name;
    }

    static String description(String raw) {
        return Text.prose(raw, "group.description", DESCRIPTION_CHARS_MAX);
    }

    static String ldapDn(String raw) {
        return Text.prose(Text.stripped(raw), "group.link", LDAP_DN_CHARS_MAX);
    }
}
