package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each of the [HouseRules], and each [TextRule], finds a planted fault.
class PlantedHouseRulesTest {

    @Test
    void aTidyFileHasNoFindings() {
        assertThat(findings("""
                /// A thing.
                public record Tidy(int a, int b, int c, int d, int e, int f) {
                    /// Because of the column's width.
                    static final int CHARS_MAX = 3;
                }
                """)).isEmpty();
    }

    @Test
    void aLongFileIsFound() {
        assertFinding("\n".repeat(400) + "class Long {}", "file has 401, at most 400");
    }

    @Test
    void aLongMethodIsFound() {
        assertFinding("class A { void run() {" + "\n".repeat(60) + "} }", "method run has 61, at most 60");
    }

    @Test
    void aLongParameterListIsFound() {
        assertFinding(
                "class A { A(int a, int b, int c, int d, int e, int f) {} }",
                "parameter list of <init> has 6, at most 5");
    }

    @Test
    void deepNestingIsFound() {
        assertFinding("class A { class B { class C { class D {} } } }", "type nesting of D has 3, at most 2");
    }

    @Test
    void anEmptyNameIsFound() {
        assertFinding("class RoleManager {}", "RoleManager has a name that says nothing");
        assertFinding("class AbstractRole {}", "AbstractRole has a name that says nothing");
    }

    @Test
    void aRecordOfTheWireInRoutesIsFound() {
        assertFinding("class RoleRoutes { record Body(String name) {} }", "Body is a record of the wire");
        assertThat(findings("class RoleRoutes { private record Key(String name) {} }"))
                .isEmpty();
    }

    @Test
    void missingDocCommentsAreFound() {
        assertFinding("public class Role {}", "Role is public or a use case and has no doc comment");
        assertFinding("record CreateRole() implements UseCase {}", "CreateRole is public or a use case");
        assertFinding("class Role { static final int CHARS_MAX = 3; }", "CHARS_MAX is a limit and has no doc comment");
    }

    @ParameterizedTest
    @CsvSource({
        "docs/a.md, x TO~DO later, 'docs/a.md:2 an open end names no issue'",
        "pom.xml, https://repo1~.maven.org/x, 'pom.xml:2 the address of a package registry'",
        "e2e/a/run, pi~p -i https://py~pi.org/x, 'e2e/a/run:2 the address of a package registry'",
        "pom.xml, mock~ito-core, 'pom.xml:2 a mock library'",
        "src/test/java/ATest.java, @Dis~abled, 'ATest.java:2 a test that may be skipped'",
        "src/test/java/ATest.java, Thread.sle~ep(1), 'ATest.java:2 a test that sleeps'",
        "src/main/java/A.java, '/~// One.\n/~/ two\n', 'A.java:2 a line within a doc comment that lacks the third slash'"
    })
    void aTextThatBreaksARuleIsFound(String file, String text, String finding) {
        assertThat(TextRule.findings(Path.of(file), "x\n" + text.replace("~", "")))
                .singleElement()
                .asString()
                .contains(finding);
    }

    @Test
    void aTextThatBreaksNoRuleHasNoFindings() {
        assertThat(TextRule.findings(Path.of("src/test/java/ATest.java"), "TO" + "DO #12: Eventually.becomes(x)"))
                .isEmpty();
        assertThat(TextRule.findings(Path.of("src/main/java/A.java"), "Thread.sle" + "ep(1)"))
                .isEmpty();
    }

    @Test
    void aNameOfTwoTypesIsFound() {
        var sources = List.of(
                source("src/main/java/role/Operation.java", "class Role {} class Operation {}"),
                source("src/test/java/user/Operation.java", "class User { class Role {} } interface Operation {}"));

        assertThat(HouseRules.sharedNames(sources))
                .containsExactly("Operation is the name of several types: src/main/java/role/Operation.java,"
                        + " src/test/java/user/Operation.java");
    }

    private static void assertFinding(String text, String finding) {
        assertThat(findings(text)).singleElement().asString().contains(finding);
    }

    private static List<String> findings(String text) {
        return HouseRules.findings(source("src/main/java/Planted.java", text));
    }

    private static JavaSource source(String path, String text) {
        return JavaSource.of(Path.of(path), text);
    }
}
