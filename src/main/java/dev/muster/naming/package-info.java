/// Names and descriptions of roles, groups and projects: their limits, that a name is free, and giving an object
/// others.
///
/// A [NameRule] says what is allowed for one kind of object; a [NameChange] is one step of altering an object. Refuses
/// with the codes of the rule.
@NullMarked
package dev.muster.naming;

import org.jspecify.annotations.NullMarked;
