/// Names and descriptions of roles, groups and projects: their limits, their uniqueness, and the steps that
/// change them.
///
/// A [NameRule] says what is allowed for one kind of object; a [NameChange] is one step of altering an object.
/// Refuses with the codes of the rule.
@NullMarked
package dev.muster.naming;

import org.jspecify.annotations.NullMarked;
