/// The organisation as an immutable value: all users, groups, projects, roles, grants and access control lists at
/// one moment, and the changes that lead to the next value (docs/decisions/0005).
///
/// A [dev.muster.directory.Directory] shares structure with the directories before and after it. It changes only by
/// a [dev.muster.directory.Change], which has an inverse. This package refuses no caller: the rules about who may
/// do what are in `access`, and the refusals in the use cases. A change that contradicts the directory is a bug and
/// throws IllegalStateException.
@NullMarked
package dev.muster.directory;

import org.jspecify.annotations.NullMarked;
