/// The rule: who may do what, over one directory (docs/decisions/0006, 0010).
///
/// [dev.muster.access.Access] decides what somebody holds and by which paths, [dev.muster.access.Sight]
/// what a caller may see and which rights they have on an object, [dev.muster.access.Authority] what they
/// may bring about, [dev.muster.access.AdministratorLockout] that somebody can always log in to repair things.
/// Pure: no I/O, no clock, no log. What is unknown is denied.
@NullMarked
package dev.muster.access;

import org.jspecify.annotations.NullMarked;
