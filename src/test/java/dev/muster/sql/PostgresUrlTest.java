package dev.muster.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.store.StoreRefused;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://ann:p%40ss%2Fw+rd@db1:5432,db2/muster?sslmode=verify-full",
                "postgres://ann:p%40ss%2Fw+rd@db1:5432,db2/muster?sslmode=verify-full",
                "jdbc:postgresql://db1:5432,db2/muster?user=ann&sslmode=verify-full&password=p%40ss%2Fw+rd"
            })
    void userAndPasswordAreTakenOutOfTheUrl(String url) {
        assertThat(PostgresUrl.of(url, Map.of("PGUSER", "other", "PGPASSWORD", "other")))
                .isEqualTo(new PostgresUrl(
                        "jdbc:postgresql://db1:5432,db2/muster?sslmode=verify-full", "ann", "p@ss/w+rd"));
    }

    @Test
    void theEnvironmentSuppliesMissingParts() {
        var usual = Map.of("PGUSER", "bob", "PGPASSWORD", "secret");
        assertThat(PostgresUrl.of("postgresql://[::1]:5432/muster", usual))
                .isEqualTo(new PostgresUrl("jdbc:postgresql://[::1]:5432/muster", "bob", "secret"));
        var ours = Map.of("MUSTER_DATABASE_USER", "ann", "MUSTER_DATABASE_PASSWORD", "x", "PGUSER", "bob");
        assertThat(PostgresUrl.of("postgresql:///muster", ours))
                .isEqualTo(new PostgresUrl("jdbc:postgresql:///muster", "ann", "x"));
        assertThat(PostgresUrl.of("postgresql://ann@db/muster", Map.of()))
                .isEqualTo(new PostgresUrl("jdbc:postgresql://db/muster", "ann", null));
    }

    @Test
    void noPasswordIsShown() {
        assertThat(PostgresUrl.of("postgresql://ann:secret@db/muster?sslpassword=secret", Map.of()))
                .hasToString("postgresql://db/muster");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mysql://db/muster", "postgresql://db", "db/muster", "postgresql://ann:secret@db"})
    void anythingElseIsRefusedWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> PostgresUrl.of(url, Map.of()))
                .isInstanceOf(StoreRefused.class)
                .hasMessageNotContaining("secret");
    }
}
