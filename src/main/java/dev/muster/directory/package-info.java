/// The organisation as a value: every user, group, project, role, grant and access control list at
/// one moment, and the changes by which it becomes the next (docs/decisions/0005).
///
/// [dev.muster.directory.Directory] is immutable and shares its structure with the ones before and
/// after it. [dev.muster.directory.Change] is the only way it changes; each has its inverse. Nothing
/// here refuses a person: rules about who may do what stand in `access`, refusals in the use cases.
/// A change that contradicts the directory is a bug and throws IllegalStateException.
@NullMarked
package dev.muster.directory;

import org.jspecify.annotations.NullMarked;
