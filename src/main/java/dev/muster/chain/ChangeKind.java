package dev.muster.chain;

import java.util.List;

/// The names of the kinds of changes in the journal's text, each with a version number, such as `granted.1`.
/// New kinds are added; none is ever altered.
///
/// Constants that begin with a dot are suffixes of a type name.
final class ChangeKind {

    static final String CATALOGUE_ENTERED = "catalogue.entered.1";

    /// Suffix of one of [#TYPES].
    static final String PUT = ".put.1";

    /// Suffix of one of [#EXTENDED_TYPES]: a user with a profile, or a group with a distinguished name.
    static final String PUT_EXTENDED = ".put.2";

    /// Suffix of one of [#EXTENDED_TYPES], as [#PUT_EXTENDED].
    static final String REMOVED_EXTENDED = ".removed.2";

    /// Suffix of one of [#TYPES].
    static final String REMOVED = ".removed.1";

    static final String TOUCHED = "touched.1";
    static final String PRIVILEGES_ADDED = "privileges.added.1";
    static final String PRIVILEGES_REMOVED = "privileges.removed.1";
    static final String JOINED = "joined.1";
    static final String LEFT = "left.1";
    static final String GRANTED = "granted.1";
    static final String REVOKED = "revoked.1";
    static final String DELEGATED = "delegated.1";
    static final String UNDELEGATED = "undelegated.1";
    static final String OWNER_PASSED = "owner.passed.1";
    static final String ACLS_REPLACED = "acls.replaced.1";

    /// The types of objects, in the order in which the text lists a set of ids.
    static final List<String> TYPES = List.of("user", "group", "role", "project");

    /// The types with [#PUT_EXTENDED] and [#REMOVED_EXTENDED].
    static final List<String> EXTENDED_TYPES = List.of("user", "group");

    private ChangeKind() {}
}
