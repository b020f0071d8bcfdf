package dev.muster.privilege;

/// A category of privileges: the heading under which clients list them.
///
/// The number of a category never changes, because clients know it by its number (docs/privileges.md).
///
/// @param type number of the category, 1 or more
/// @param name the heading, as in [Privilege#category]
public record Category(int type, String name) {}
