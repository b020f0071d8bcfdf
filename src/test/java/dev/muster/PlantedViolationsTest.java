package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// Every rule of [Architecture] finds its planted fault: the packages below `planted` break each rule once.
@TestInstance(Lifecycle.PER_CLASS)
class PlantedViolationsTest {

    private final Architecture planted = Architecture.ofTests("planted");

    /// A sub-package has a level of its own: packages are known by their whole names.
    @Test
    void usesOfHigherLevelsAreFound() {
        assertThat(planted.upwardUses())
                .extracting(finding -> finding.replaceAll(", which is not on a lower level: .*", ""))
                .containsOnly("base uses role", "http uses http.server");
    }

    @Test
    void cyclesAreFoundAlsoWithASubPackage() {
        assertThat(planted.packagesInCycles()).containsExactly("base", "http", "http.server", "role");
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
