package dev.muster.privilege;

/// A heading under which privileges are listed.
///
/// @param type 1 or more; the number by which clients know it, the same for ever (docs/privileges.md)
/// @param name as it stands in each [Privilege#category]
public record Category(int type, String name) {}
