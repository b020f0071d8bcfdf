package dev.muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.Author;
import dev.muster.base.Caller;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.ProjectId;
import dev.muster.demo.Company;
import dev.muster.directory.Directory;
import dev.muster.directory.Item;
import dev.muster.directory.PersistentMap;
import dev.muster.directory.Stamp;
import dev.muster.directory.User;
import dev.muster.directory.WellKnown;
import dev.muster.ledger.Ledger;
import dev.muster.ledger.LedgerSettings;
import dev.muster.role.DeleteRole;
import dev.muster.sql.DataDirectory;
import dev.muster.sql.Stores;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A demo server that was ended while the company was entered has the whole company after the next start.
class UnfinishedCompanyTest {

    private static final Caller SETUP = new Caller(WellKnown.ADMINISTRATOR, Author.SETUP, "");
    private static final Stamp NONE = new Stamp(0, 0);
    private static final int STEPS = 160;

    @TempDir
    private static Path folder = Path.of("");

    private static List<String> whole = List.of();
    private static long revision;

    @BeforeAll
    static void enterWithoutAnInterruption() {
        Path data = folder.resolve("whole");
        try (App app = start(data)) {
            whole = described(app.ledger().now().directory());
            revision = app.ledger().now().revision();
            assertThat(app.ledger().secret(Company.UNFINISHED.id())).isEmpty();
        }
        assertThat(revision).isEqualTo(STEPS + 1);
    }

    private static App start(Path data) {
        return App.start(Config.demo(data).withCompany(), InstantSource.system());
    }

    /// Runs a first start that ends after this number of steps.
    private static void interrupted(Path path, int steps) {
        try (DataDirectory data = DataDirectory.open(path)) {
            data.setDemo();
            try (Ledger ledger = Ledger.open(Stores.open(data), InstantSource.system(), LedgerSettings.USUAL)) {
                FirstStart.run(ledger, true, List.of(Company.UNFINISHED), Optional.empty());
                Company.steps().limit(steps).forEach(step -> ledger.write(SETUP, step));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 12, 13, 40, 95, STEPS - 1, STEPS})
    void theNextStartEntersTheRest(int steps) {
        Path data = folder.resolve("after " + steps);
        interrupted(data, steps);

        try (App app = start(data)) {
            assertThat(described(app.ledger().now().directory())).isEqualTo(whole);
            assertThat(app.ledger().now().revision()).isEqualTo(revision);
            assertThat(app.ledger().secret(Company.UNFINISHED.id())).isEmpty();
        }
    }

    @Test
    void objectsDeletedFromAFinishedCompanyStayDeleted() {
        Path data = folder.resolve("altered");
        try (App app = start(data)) {
            Ledger ledger = app.ledger();
            ledger.write(
                    SETUP,
                    new DeleteRole(ledger.now()
                            .directory()
                            .roles()
                            .named("Payroll Clerk")
                            .orElseThrow()
                            .id()));
        }
        try (App app = start(data)) {
            assertThat(app.ledger().now().directory().roles().named("Payroll Clerk"))
                    .isEmpty();
            assertThat(app.ledger().now().revision()).isEqualTo(revision + 1);
        }
    }

    /// Everything in the directory but the times of entering and the ids of stored passwords.
    private static List<String> described(Directory directory) {
        List<String> all = new ArrayList<>();
        directory.users().all().forEach(user -> all.add(timeless(user)));
        Stream.of(
                        directory.groups().all(),
                        directory.roles().all(),
                        directory.projects().all())
                .flatMap(items -> items)
                .forEach(item -> all.add(timeless(item)));
        directory
                .groups()
                .all()
                .forEach(group -> all.add(group.id() + " has "
                        + directory.memberships().members(group.id()).toList()));
        directory.roles().all().forEach(role -> granted(directory.grants().ofRole(role.id()))
                .forEach(grant -> all.add(role.id() + grant)));
        directory.delegations().forEach(delegation -> all.add(delegation.toString()));
        return all;
    }

    private static Stream<String> granted(PersistentMap<ProjectId, IdSet<HolderId>> grants) {
        return grants.keys()
                .map(project -> " in " + project + ": "
                        + grants.getOrDefault(project, IdSet.empty()).toList())
                .sorted();
    }

    private static String timeless(Item item) {
        Item shown = item.with(item.properties().enteredAt(NONE));
        String text = shown.toString();
        String password = item instanceof User user ? user.account().password() : null;
        return password == null ? text : text.replace(password, "a password");
    }
}
