package dev.muster.session;

import java.time.Duration;

/// How long sessions live.
///
/// @param idle how long one may go unused
/// @param life how long one lasts at most
public record SessionSettings(Duration idle, Duration life) {

    /// Half an hour unused, a day at most.
    public static final SessionSettings USUAL = new SessionSettings(Duration.ofMinutes(30), Duration.ofHours(24));
}
