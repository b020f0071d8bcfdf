package dev.muster.chain;

import java.util.List;

/// The kinds of changes as the text names them, each with its number. Never altered, only added to.
final class ChangeKind {

    static final String CATALOGUE_ENTERED = "catalogue.entered.1";

    /// Behind one of [#WORDS].
    static final String PUT = ".put.1";

    /// Behind `user` or `group`: with the profile of the one, the distinguished name of the other.
    static final String PUT_MORE = ".put.2";

    /// Behind `user` or `group`, as [#PUT_MORE].
    static final String REMOVED_MORE = ".removed.2";

    /// Behind one of [#WORDS].
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

    /// The types of objects, in the order in which a set names them.
    static final List<String> WORDS = List.of("user", "group", "role", "project");

    /// Those of [#WORDS] that [#PUT_MORE] and [#REMOVED_MORE] stand behind.
    static final List<String> MORE_WORDS = List.of("user", "group");

    private ChangeKind() {}
}
