package dev.muster.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.base.Problem;
import dev.muster.base.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {

    @ParameterizedTest
    @CsvSource({
        "0, Sales Analyst,  analyst manager, true",
        "0, Sales Analyst,  anal,            false",
        "0, Sales-Analyst,  SALES,           true",
        "0, Sales Analyst,  --,              false",
        "1, Sales Analyst,  sal,             true",
        "1, Sales Analyst,  analyst,         false",
        "2, Sales Analyst,  sales ANALYST,   true",
        "2, Sales Analyst,  sales,           false",
        "3, Sales Analyst,  sales,           true",
        "3, Sales Analyst,  sal,             false",
        "3, Sales Analyst,  sales analyst,   true",
        "3, Sales (north),  sales,           true",
        "4, Sales Analyst,  s an,            true",
        "4, Sales Analyst,  sn,              false",
        "4, STRASSE,        straße,          true",
        "5, Sales Analyst,  LYST,            true",
        "5, Sales Analyst,  sales,           false"
    })
    void namesMatchByTheNumbersOfThePatterns(int number, String name, String sought, boolean matches) {
        assertThat(NamePattern.of(number).matches(Text.key(name), Text.key(sought)))
                .isEqualTo(matches);
    }

    @Test
    void anEmptyTextMatchesEveryName() {
        assertThat(NamePattern.values()).allMatch(pattern -> pattern.matches("any name", ""));
    }

    @Test
    void anotherNumberIsRefused() {
        for (int number : new int[] {-1, 6, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> NamePattern.of(number)).isInstanceOf(Problem.Invalid.class);
        }
    }
}
