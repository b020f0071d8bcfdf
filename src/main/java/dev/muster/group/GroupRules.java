package dev.muster.group;

import dev.muster.base.Text;
import dev.muster.naming.NameRule;

/// The rules for the texts of a group, new or altered.
final class GroupRules {

    /// The rule for the names and descriptions of groups.
    static final NameRule NAMES = new NameRule("group.name", "group.name_taken", "group.description", "a group");

    /// Longest distinguished name of a linked group.
    static final int LDAP_DN_CHARS_MAX = 1_000;

    private GroupRules() {}

    static String ldapDn(String raw) {
        return Text.prose(Text.stripped(raw), "group.link", LDAP_DN_CHARS_MAX);
    }
}
