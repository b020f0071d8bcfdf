package dev.muster.base;

/// The identity of whoever can hold a role or a privilege: a user or a user group.
public sealed interface HolderId extends ObjectId permits UserId, GroupId {}
