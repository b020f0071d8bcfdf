package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// The program keeps the rules of [Architecture].
@TestInstance(Lifecycle.PER_CLASS)
class ArchitectureTest {

    private final Architecture muster = Architecture.of("dev.muster");

    @Test
    void packagesUseOnlyLowerLevels() {
        assertThat(muster.upwardUses()).isEmpty();
    }

    @Test
    void packagesFormNoCycle() {
        assertThat(muster.packagesInCycles()).isEmpty();
    }

    @Test
    void everyPackageHasALevel() {
        assertThat(muster.packagesWithoutLevel()).isEmpty();
    }

    @Test
    void onlyRoutesSpeakHttp() {
        assertThat(muster.httpOutsideRoutes()).isEmpty();
    }

    @Test
    void onlyStoreSpeaksSql() {
        assertThat(muster.sqlOutsideStore()).isEmpty();
    }

    @Test
    void directoryAndAccessArePure() {
        assertThat(muster.impurities()).isEmpty();
    }

    @Test
    void useCasesDecideTheSameTwice() {
        assertThat(muster.impureUseCases()).isEmpty();
    }

    @Test
    void nothingIsStaticAndMutable() {
        assertThat(muster.staticMutableFields()).isEmpty();
    }
}
