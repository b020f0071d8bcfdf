package dev.muster.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.access.Access;
import dev.muster.access.Sight;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Item;
import dev.muster.directory.WellKnown;
import dev.muster.ledger.InMemoryOrganisation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The results of a search, for each caller, and their order.
class SearchTest {

    private static final ObjectSearch ALL =
            new ObjectSearch("", NamePattern.CONTAINS, List.of(), null, null, null, 0, Long.MAX_VALUE);

    private final InMemoryOrganisation organisation = new InMemoryOrganisation();
    private final UserId beta = organisation.user("Beta x");
    private final RoleId alpha = organisation.role("alpha x");

    SearchTest() {
        organisation.group("Alpha X");
        organisation.project("GAMMA x");
        organisation.user("Beta x");
    }

    @Test
    void objectsOfAllKindsAreFoundByName() {
        assertThat(named(find(WellKnown.ADMINISTRATOR, sought("X"))))
                .containsExactly("Alpha X", "alpha x", "Beta x", "Beta x", "GAMMA x");
    }

    @ParameterizedTest
    @CsvSource({"34, 3", "44, 1", "32, 1", "8704, 2", "8705, 1", "11264, 1", "8192, 1", "3, 0"})
    void typesAndSubtypesNarrowASearch(int type, int found) {
        ObjectSearch search =
                new ObjectSearch(" x ", NamePattern.ENDS, List.of(type), null, null, null, 0, Long.MAX_VALUE);
        assertThat(find(WellKnown.ADMINISTRATOR, search)).hasSize(found);
    }

    @Test
    void hiddenObjectsAreNotFound() {
        organisation.hide(organisation.now().find(alpha).orElseThrow());

        assertThat(named(find(beta, sought("alpha")))).containsExactly("Alpha X");
        assertThat(named(find(WellKnown.ADMINISTRATOR, sought("alpha")))).containsExactly("Alpha X", "alpha x");
    }

    @Test
    void nothingIsFoundByAHiddenOwner() {
        ObjectSearch owned = new ObjectSearch(
                "", NamePattern.CONTAINS, List.of(44), null, WellKnown.ADMINISTRATOR.text(), null, 0, Long.MAX_VALUE);
        assertThat(find(beta, owned)).isNotEmpty();
        organisation.hide(organisation.now().find(WellKnown.ADMINISTRATOR).orElseThrow());

        assertThat(find(beta, owned)).isEmpty();
        assertThat(find(WellKnown.ADMINISTRATOR, owned)).isNotEmpty();
    }

    @Test
    void aCallerWithoutThePermitFindsOnlyThemselvesAmongUsers() {
        List<Item> found = sought("beta")
                .find(organisation.now(), sight(beta), user -> user.id().equals(beta));

        assertThat(found).extracting(Item::id).containsExactly(beta);
    }

    @Test
    void ownerFolderHiddenAndTimeNarrowASearch() {
        String users = "73F7482611D3596C60001B8F67019608";
        String configuration = "5F90C74FB2944D70930B9BDDA6D2FBF1";
        organisation.set(draft -> {
            Item item = draft.now().find(alpha).orElseThrow();
            draft.put(item.with(item.properties().withOwner(beta).withHidden(true)));
        });
        long last = organisation
                .now()
                .find(alpha)
                .orElseThrow()
                .properties()
                .modified()
                .millis();

        assertThat(named(find(WellKnown.ADMINISTRATOR, within(null, beta.text(), null, 0))))
                .containsExactly("alpha x");
        assertThat(named(find(WellKnown.ADMINISTRATOR, within(null, null, true, 0))))
                .containsExactly("alpha x");
        assertThat(named(find(WellKnown.ADMINISTRATOR, within(null, null, null, last))))
                .containsExactly("alpha x");
        assertThat(find(WellKnown.ADMINISTRATOR, within(null, null, false, last)))
                .isEmpty();
        assertThat(named(find(WellKnown.ADMINISTRATOR, within(users, null, null, 0))))
                .containsExactly("Administrator", "Beta x", "Beta x");
        assertThat(find(WellKnown.ADMINISTRATOR, within(configuration, null, null, 0)))
                .hasSameSizeAs(find(WellKnown.ADMINISTRATOR, ALL));
        assertThat(find(WellKnown.ADMINISTRATOR, within(beta.text(), null, null, 0)))
                .isEmpty();
    }

    private static ObjectSearch sought(String name) {
        return new ObjectSearch(name, NamePattern.CONTAINS, List.of(), null, null, null, 0, Long.MAX_VALUE);
    }

    private static ObjectSearch within(
            @Nullable String root, @Nullable String owner, @Nullable Boolean hidden, long from) {
        return new ObjectSearch("", NamePattern.CONTAINS, List.of(), root, owner, hidden, from, Long.MAX_VALUE);
    }

    private List<Item> find(UserId caller, ObjectSearch search) {
        return search.find(organisation.now(), sight(caller), user -> true);
    }

    private Sight sight(UserId caller) {
        return Sight.of(new Access(organisation.now()), caller);
    }

    private static List<String> named(List<Item> items) {
        return items.stream().map(item -> item.properties().name()).toList();
    }
}
