package dev.muster.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.Author;
import dev.muster.base.Caller;
import dev.muster.directory.About;
import dev.muster.directory.Acl;
import dev.muster.directory.LogIn;
import dev.muster.directory.User;
import dev.muster.directory.WellKnown;
import dev.muster.privilege.PrivilegeSet;
import dev.muster.store.Session;
import dev.muster.testing.SettableClock;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestDatabases;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class EndedSessionsTest {

    private static final Caller CALLER = new Caller(WellKnown.ADMINISTRATOR, Author.SETUP, "");

    /// Uses are written back from a picture that may be old by then.
    @Test
    void aSessionThatEndsWhileItsUseIsWrittenBackStaysEnded() {
        SettableClock time = new SettableClock();
        AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
        InstantSource clock = new InstantSource() {
            @Override
            public Instant instant() {
                meanwhile.getAndSet(() -> {}).run();
                return time.instant();
            }
        };
        try (TestDatabase database = TestDatabases.sqlite();
                Ledger ledger = Ledger.open(database.open(), time, LedgerSettings.USUAL)) {
            About about = About.of("Administrator", "", WellKnown.ADMINISTRATOR, Acl.COMMON);
            User user = new User(WellKnown.ADMINISTRATOR, about, LogIn.of("Administrator"), PrivilegeSet.EMPTY);
            ledger.write(CALLER, draft -> draft.put(user));
            String token = new Tokens().next();
            Session session = new Session(
                    Tokens.hash(token),
                    user.id(),
                    0,
                    time.millis(),
                    time.millis(),
                    Long.MAX_VALUE,
                    false,
                    "",
                    "{}",
                    null);
            ledger.writeSession(CALLER, draft -> draft.keep(session));
            LiveSessions sessions = new LiveSessions(ledger, clock, Duration.ofMinutes(30));
            time.pass(Duration.ofMinutes(10));
            assertThat(sessions.find(ledger.now(), token)).isPresent();

            meanwhile.set(() -> ledger.writeSession(CALLER, draft -> draft.keep(session.withEnded())));
            sessions.tick();

            assertThat(sessions.find(ledger.now(), token)).isEmpty();
        }
    }
}
