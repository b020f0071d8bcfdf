/// The rule: who holds what, who may see what, who may hand out what (docs/decisions/0006, 0010).
///
/// Pure functions over one directory: no I/O, no clock, no log. Unknown means deny. Refuses with
/// `user.unknown`, `group.unknown`, `role.unknown`, `project.unknown`, `object.right`,
/// `authority.exceeded`, `permit.missing`.
@NullMarked
package dev.muster.access;

import org.jspecify.annotations.NullMarked;
