package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// Every rule of [Architecture] bites: the packages below `planted` break each of them once.
@TestInstance(Lifecycle.PER_CLASS)
class PlantedViolationsTest {

    private final Architecture planted = Architecture.ofTests("planted");

    @Test
    void aUseOfAHigherLevelIsFound() {
        assertThat(planted.upwardUses())
                .isNotEmpty()
                .allMatch(finding -> finding.startsWith("base uses role, which is not on a lower level"));
    }

    @Test
    void aCycleIsFound() {
        assertThat(planted.packagesInCycles()).containsExactly("base", "role");
    }

    @Test
    void aPackageWithoutLevelIsFound() {
        assertThat(planted.packagesWithoutLevel()).containsExactly("nowhere");
    }

    @Test
    void httpOutsideRoutesIsFound() {
        assertOnly(planted.httpOutsideRoutes(), "planted.role.SpeaksHttp");
    }

    @Test
    void sqlOutsideStoreIsFound() {
        assertOnly(planted.sqlOutsideStore(), "planted.role.SpeaksSql");
    }

    @Test
    void inputAndTheClockInPurePackagesAreFound() {
        assertThat(planted.impurities())
                .anyMatch(finding -> finding.contains("planted.directory.ReadsFile"))
                .anyMatch(finding -> finding.contains("AsksTheClock.valid() calls java.time.Instant.now"));
    }

    @Test
    void aUseCaseThatDecidesDifferentlyIsFound() {
        assertOnly(planted.impureUseCases(), "planted.role.CreateRole");
    }

    @Test
    void aStaticFieldThatChangesIsFound() {
        assertOnly(planted.staticMutableFields(), "planted.nowhere.Keeps.COUNT");
    }

    private static void assertOnly(List<String> findings, String culprit) {
        assertThat(findings).isNotEmpty().allMatch(finding -> finding.contains(culprit));
    }
}
