package dev.muster.endpoint;

import dev.muster.base.Author;
import dev.muster.base.Caller;
import dev.muster.base.UserId;
import dev.muster.directory.WellKnown;
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

/// Which sessions are alive, and when each was used last on this node.
///
/// Authenticating is a look-up in memory. Uses are this node's own memory, written back less than a quarter of the
/// time-out later; after a restart a session gets one fresh idle period. Where other nodes may have seen uses that are
/// not written yet, a session ends up to a quarter later than its time-out, and never earlier.
public final class SessionRegistry {

    /// The longest search for a session that this node does not know.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /// A use is written to the database when it is later than the stored use by this part of the time-out.
    private static final int WRITTEN_AFTER = 8;

    /// How often within the time-out the registry looks for uses to write. The stored use is behind by at most an
    /// eighth and a tenth of the time-out, and the time of writing: less than a quarter.
    private static final int TICKS_MIN = 10;

    /// Ended sessions are listed and remembered no longer than this.
    private static final Duration TICK_MAX = Duration.ofSeconds(30);

    private final Ledger ledger;
    private final InstantSource clock;
    private final Duration idle;
    private final long idleMillis;
    private final long idleSinceWrittenMillis;
    private final long startedMillis;
    private final ConcurrentHashMap<String, AtomicLong> uses = new ConcurrentHashMap<>();

    /// @param idle how long a session may go unused
    public SessionRegistry(Ledger ledger, InstantSource clock, Duration idle) {
        this.ledger = ledger;
        this.clock = clock;
        this.idle = idle;
        this.idleMillis = idle.toMillis();
        this.idleSinceWrittenMillis = ledger.shared() ? idleMillis * 5 / 4 : idleMillis;
        this.startedMillis = clock.millis();
    }

    /// How long a session may be unused.
    public Duration idle() {
        return idle;
    }

    /// A live session.
    ///
    /// @param picture the picture in which it was found
    public record Found(Picture picture, Session session) {}

    /// The live session of a token, which counts as a use of it. One that isn't in the picture may have begun on
    /// another node a moment ago: then it is looked for in a later picture.
    ///
    /// @param latest of the ledger, a moment ago
    public Optional<Found> find(Picture latest, String token) {
        if (token.length() != RandomTokens.CHARS) {
            return Optional.empty();
        }
        String hash = RandomTokens.hash(token);
        Picture picture = latest;
        Session session = picture.sessions().get(hash);
        if (session == null && RandomTokens.isToken(token)) {
            picture = ledger.caughtUp(PATIENCE);
            session = picture.sessions().get(hash);
        }
        long now = clock.millis();
        if (session == null || !isLive(picture, session, now)) {
            return Optional.empty();
        }
        uses.computeIfAbsent(hash, _ -> new AtomicLong()).lazySet(now);
        return Optional.of(new Found(picture, session));
    }

    /// When the user last logged in, milliseconds since 1970 UTC; nothing if it was so long ago that the log of
    /// security events has forgotten it.
    ///
    /// @throws Problem.Busy `ledger.unavailable` if the database is away
    public Optional<Long> lastLogIn(UserId user) {
        Optional<Long> goingOn = ledger.now()
                .sessions()
                .values()
                .filter(session -> session.user().equals(user))
                .map(Session::startedMillis)
                .max(Comparator.naturalOrder());
        return goingOn.isPresent() ? goingOn : ledger.lastEvent(SecurityEvent.LOG_IN, user.text());
    }

    /// A live session, with the last use that this node knows of.
    public record Live(Session session, long usedMillis) {}

    /// All live sessions, in no particular order. To look at them is no use of them.
    public Stream<Live> live(Picture picture) {
        long now = clock.millis();
        return picture.sessions()
                .values()
                .filter(session -> isLive(picture, session, now))
                .map(session -> new Live(session, lastUse(session)));
    }

    /// The interval at which [#tick] is to be called.
    public Duration tickEvery() {
        Duration part = idle.dividedBy(TICKS_MIN);
        return part.compareTo(TICK_MAX) < 0 ? part : TICK_MAX;
    }

    /// Writes uses to the database, and ends sessions whose time is over.
    public void tick() {
        Picture picture = ledger.now();
        long now = clock.millis();
        uses.keySet().removeIf(hash -> !picture.sessions().has(hash));
        List<Session> changed = picture.sessions()
                .values()
                .flatMap(session -> changed(picture, session, now).stream())
                .toList();
        if (!changed.isEmpty()) {
            ledger.writeSession(
                    new Caller(WellKnown.ADMINISTRATOR, Author.SETUP, ""),
                    // One that was ended since then must not come back.
                    draft -> changed.stream().filter(draft::isLive).forEach(draft::keep));
        }
    }

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

    /// On this node; 0 if there was none.
    private long ownUse(Session session) {
        AtomicLong own = uses.get(session.tokenHash());
        return own == null ? 0 : own.get();
    }

    /// On any node, as far as it was written back.
    private long writtenUse(Session session) {
        return Math.max(session.usedMillis(), startedMillis);
    }
}
