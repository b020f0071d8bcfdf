package dev.muster.chain;

import dev.muster.base.UserId;

/// Takes the personal values out of a text that is written.
@FunctionalInterface
public interface PersonalValueWriter {

    /// What stands for a value of that user; the same for an equal value within one entry.
    PersonalReference mark(UserId user, String value);
}
