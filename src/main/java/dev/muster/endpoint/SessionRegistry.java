package dev.muster.endpoint;

import dev.muster.base.Author;
import dev.muster.base.Caller;
import dev.muster.base.UserId;
import dev.muster.directory.WellKnown;
import dev.muster.ledger.Draft;
import dev.muster.ledger.Ledger;
import dev.muster.ledger.Picture;
import dev.muster.store.SecurityEvent;
import dev.muster.store.Session;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Finds live sessions by token, and remembers the time of the last use of each session on this node.
///
/// Authentication is a look-up in memory. The time of a use is kept in memory and written to the database less than a
/// quarter of the time-out later; after a restart each session gets a new idle period. If other nodes may have seen
/// uses that are not written yet, a session ends up to a quarter of its time-out late, and never early.
public final class SessionRegistry {

    /// The longest wait for a session that this node does not know yet.
    private static final Duration SEARCH_MAX = Duration.ofSeconds(2);

    /// A use is written to the database if it is later than the stored use by this part of the time-out.
    private static final int WRITTEN_AFTER = 8;

    /// The number of ticks within the time-out. The stored use is behind by at most an eighth and a tenth of the
    /// time-out, and the time of writing: less than a quarter.
    private static final int TICKS_MIN = 10;

    /// Longest interval between two ticks. Ended sessions are listed and stay in memory no longer than this.
    private static final Duration TICK_MAX = Duration.ofSeconds(30);

    private final Ledger ledger;
    private final InstantSource clock;
    private final Duration idle;
    private final long idleMillis;
    private final long idleSinceWrittenMillis;
    private final long startedMillis;
    private final ConcurrentHashMap<String, AtomicLong> uses = new ConcurrentHashMap<>();

    /// @param idle the longest time without use before a session ends
    public SessionRegistry(Ledger ledger, InstantSource clock, Duration idle) {
        this.ledger = ledger;
        this.clock = clock;
        this.idle = idle;
        this.idleMillis = idle.toMillis();
        this.idleSinceWrittenMillis = ledger.shared() ? idleMillis * 5 / 4 : idleMillis;
        this.startedMillis = clock.millis();
    }

    /// The longest time without use before a session ends.
    public Duration idle() {
        return idle;
    }

    /// A live session, and the picture in which it was found.
    public record FoundSession(Picture picture, Session session) {}

    /// The live session of a token. The look-up counts as a use of the session. A session that is not in the
    /// picture may just have begun on another node, so it is searched in a later picture as well.
    ///
    /// @param latest the latest picture of the ledger
    public Optional<FoundSession> find(Picture latest, String token) {
        if (token.length() != RandomTokens.CHARS) {
            return Optional.empty();
        }
        String hash = RandomTokens.hash(token);
        Picture picture = latest;
        Session session = picture.sessions().get(hash);
        if (session == null && RandomTokens.isToken(token)) {
            picture = ledger.caughtUp(SEARCH_MAX);
            session = picture.sessions().get(hash);
        }
        long now = clock.millis();
        if (session == null || !isLive(picture, session, now)) {
            return Optional.empty();
        }
        uses.computeIfAbsent(hash, _ -> new AtomicLong()).lazySet(now);
        return Optional.of(new FoundSession(picture, session));
    }

    /// The time of the user's last log-in, milliseconds since 1970 UTC. Empty if it is older than the security log.
    ///
    /// @throws Problem.Busy `ledger.unavailable` if the database is unavailable
    public Optional<Long> lastLogIn(UserId user) {
        Optional<Long> ofLiveSession = ledger.now()
                .sessions()
                .values()
                .filter(session -> session.user().equals(user))
                .map(Session::startedMillis)
                .max(Comparator.naturalOrder());
        return ofLiveSession.isPresent() ? ofLiveSession : ledger.lastEvent(SecurityEvent.LOG_IN, user.text());
    }

    /// A live session.
    ///
    /// @param usedMillis the last use that this node knows of, milliseconds since 1970 UTC
    public record UsedSession(Session session, long usedMillis) {}

    /// All live sessions, in no particular order. The call does not count as a use of them.
    public Stream<UsedSession> live(Picture picture) {
        long now = clock.millis();
        return picture.sessions()
                .values()
                .filter(session -> isLive(picture, session, now))
                .map(session -> new UsedSession(session, lastUse(session)));
    }

    /// The interval at which [#tick] must be called.
    public Duration tickEvery() {
        Duration part = idle.dividedBy(TICKS_MIN);
        return part.compareTo(TICK_MAX) < 0 ? part : TICK_MAX;
    }

    /// Writes uses to the database, and ends sessions that have expired.
    public void tick() {
        Picture picture = ledger.now();
        long now = clock.millis();
        uses.keySet().removeIf(hash -> !picture.sessions().has(hash));
        List<String> due = picture.sessions()
                .values()
                .filter(session -> changed(picture, session, now).isPresent())
                .map(Session::tokenHash)
                .toList();
        if (!due.isEmpty()) {
            ledger.writeSession(new Caller(WellKnown.ADMINISTRATOR, Author.SETUP, ""), draft -> write(draft, due, now));
        }
    }

    /// Writes the sessions that are still due: another node may have written a later use, or the end, in the meantime.
    private void write(Draft draft, List<String> due, long now) {
        Picture picture = draft.picture();
        due.stream()
                .flatMap(hash -> Stream.ofNullable(picture.sessions().get(hash)))
                .flatMap(session -> changed(picture, session, now).stream())
                .forEach(draft::keep);
    }

    /// The session with its new last use, or its end; empty if there is nothing to write.

    private Optional<Session> changed(Picture picture, Session session, long now) {
        if (!isLive(picture, session, now)) {
            return Optional.of(session.withEnded());
        }
        long own = ownUse(session);
        return own - session.usedMillis() > idleMillis / WRITTEN_AFTER
                ? Optional.of(session.withUsed(own))
                : Optional.empty();
    }

    private boolean isLive(Picture picture, Session session, long now) {
        long until = Math.max(ownUse(session) + idleMillis, writtenUse(session) + idleSinceWrittenMillis);
        return now <= until && picture.isSessionValid(session, now);
    }

    private long lastUse(Session session) {
        return Math.max(ownUse(session), writtenUse(session));
    }

    /// The last use on this node, milliseconds since 1970 UTC; 0 if there was none.
    private long ownUse(Session session) {
        AtomicLong own = uses.get(session.tokenHash());
        return own == null ? 0 : own.get();
    }

    /// The last use on any node that is written to the database, milliseconds since 1970 UTC.
    private long writtenUse(Session session) {
        return Math.max(session.usedMillis(), startedMillis);
    }
}
