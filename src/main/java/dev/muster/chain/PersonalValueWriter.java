package dev.muster.chain;

import dev.muster.base.UserId;

/// Takes the personal values of an entry out of its text while the text is written.
@FunctionalInterface
public interface PersonalValueWriter {

    /// The reference to a personal value of a user; the same for an equal value of that user within one entry.
    PersonalReference reference(UserId user, String value);
}
