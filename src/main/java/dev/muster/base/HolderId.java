package dev.muster.base;

/// The identity of a holder, which can hold roles and privileges: a user or a user group.
public abstract sealed class HolderId extends ObjectId permits UserId, GroupId {

    HolderId(long high, long low) {
        super(high, low);
    }
}
