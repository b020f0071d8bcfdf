package dev.muster.privilege;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The catalogue that the program is built with is consistent.
class CatalogueFileTest {

    private static final int DESCRIPTION_CHARS_MAX = 160;

    private final Catalogue catalogue = CatalogueFile.read();
    private final List<Category> categories = CatalogueFile.categories();

    @Test
    void everyNumberIsKnown() {
        assertThat(catalogue.known()).hasSize(267).extracting(Privilege::id).doesNotHaveDuplicates();
        assertThat(catalogue.offered()).hasSize(249);
    }

    @Test
    void offeredNamesAreUniqueAndLongerThanThreeCharacters() {
        assertThat(catalogue.offered()).extracting(Privilege::name).doesNotHaveDuplicates();
        assertThat(catalogue.offered()).allSatisfy(privilege -> {
            assertThat(privilege.name())
                    .hasSizeGreaterThan(3)
                    .isEqualTo(privilege.name().strip());
            assertThat(privilege.name()).isNotEqualTo(Integer.toString(privilege.id()));
        });
    }

    @Test
    void namesAreExact() {
        assertThat(catalogue.name(12)).isEqualTo("Use Consolidation Editor");
        assertThat(catalogue.name(223))
                .isEqualTo("Access data (files) from Local, URL, DropBox, Google Drive, Sample Files, Clipboard");
    }

    @Test
    void everyOfferedPrivilegeHasOneSentence() {
        assertThat(catalogue.offered()).allSatisfy(privilege -> assertThat(privilege.description())
                .hasSizeBetween(10, DESCRIPTION_CHARS_MAX)
                .matches("\\p{Lu}[^.\\v]+\\."));
        assertThat(catalogue.offered()).extracting(Privilege::description).doesNotHaveDuplicates();
    }

    @Test
    void everyOfferedPrivilegeHasAKnownCategory() {
        List<String> names = categories.stream().map(Category::name).toList();
        assertThat(catalogue.offered()).extracting(Privilege::category).isSubsetOf(names);
    }

    @Test
    void categoriesAreNumberedWithoutDoubles() {
        assertThat(categories)
                .extracting(Category::type)
                .doesNotHaveDuplicates()
                .allMatch(type -> type > 0);
        assertThat(categories).extracting(Category::name).doesNotHaveDuplicates();
        assertThat(categories.getFirst()).isEqualTo(new Category(1, "Server - Intelligence"));
    }

    @Test
    void privilegesOfTheServersOwnPermitsAreOffered() {
        assertThat(catalogue.all().toList()).contains(50, 148, 149, 151, 152, 153, 154, 178);
        assertThat(catalogue.serverLevel().toList())
                .contains(50, 148, 151, 152, 153, 154)
                .doesNotContain(149, 178);
    }

    @Test
    void legacyNumbersAreKnownAndNotOffered() {
        assertThat(catalogue.find(32)).hasValueSatisfying(legacy -> {
            assertThat(legacy.offered()).isFalse();
            assertThat(legacy.constant()).isEqualTo("DssXmlPrivilegesReserved2");
        });
        assertThat(catalogue.all().contains(32)).isFalse();
    }

    @Test
    void quotedFieldsMayHoldCommasQuotesAndLineEnds() {
        assertThat(Csv.lines("a,\"b, \"\"c\"\"\nd\",\r\n,e\n"))
                .containsExactly(List.of("a", "b, \"c\"\nd", ""), List.of("", "e"));
        assertThatThrownBy(() -> Csv.lines("\"a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Csv.lines("\"a\"b")).isInstanceOf(IllegalArgumentException.class);
    }
}
