/// Names and descriptions of roles, groups and projects: their limits, their uniqueness, and the
/// operations that set them.
///
/// A [NameRule] says what is allowed for one kind of object; a [NameOperation] sets a text of an object.
/// Refuses with the codes of the rule.
@NullMarked
package dev.muster.naming;

import org.jspecify.annotations.NullMarked;
