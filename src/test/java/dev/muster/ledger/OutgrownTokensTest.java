package dev.muster.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.GroupId;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Delegation;
import dev.muster.directory.Directory;
import dev.muster.directory.Profile;
import dev.muster.directory.References;
import dev.muster.directory.User;
import dev.muster.directory.WellKnown;
import dev.muster.privilege.PrivilegeSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// An API token that another user made ends with every change by which its user holds more than its maker, and
/// doesn't come back.
class OutgrownTokensTest {

    private final InMemoryOrganisation organisation = new InMemoryOrganisation();
    private final UserId user = organisation.user("user", 12);
    private final UserId maker = organisation.user("maker", 12, 50);
    private final UserId other = organisation.user("other");
    private final GroupId group = organisation.group("group", 18);
    private final GroupId both = organisation.group("both");
    private final RoleId role = organisation.role("role");
    private final RoleId full = organisation.role("full", 20);
    private final ProjectId project = organisation.project("project");

    OutgrownTokensTest() {
        organisation.join(both, user);
        organisation.grant(role, project, user);
        give(user, maker);
    }

    private static Stream<String> outgrowing() {
        return new OutgrownTokensTest().outgrowingChanges().keySet().stream();
    }

    private Map<String, UseCase> outgrowingChanges() {
        Map<String, UseCase> changes = new TreeMap<>();
        changes.put("the user holds more", draft -> draft.addPrivileges(user, PrivilegeSet.of(148)));
        changes.put("the maker holds less", draft -> draft.removePrivileges(maker, PrivilegeSet.of(12)));
        changes.put("the user joins a group", draft -> draft.join(group, List.of(user)));
        changes.put("the user's group joins a group", draft -> draft.join(group, List.of(both)));
        changes.put("the user's group holds more", draft -> draft.addPrivileges(both, PrivilegeSet.of(18)));
        changes.put("the user is granted a role", draft -> draft.grant(full, project, List.of(user)));
        changes.put("the user's group is granted a role", draft -> draft.grant(full, project, List.of(both)));
        changes.put("the user's role gives more", draft -> draft.addPrivileges(role, PrivilegeSet.of(20)));
        changes.put("the user is a delegate", draft -> draft.delegate(new Delegation(full, project, user)));
        changes.put("the maker is disabled", draft -> {
            User known = draft.now().users().find(maker).orElseThrow();
            draft.put(known.with(known.account().withEnabled(false)));
        });
        changes.put("the maker is deleted", draft -> draft.remove(maker));
        return changes;
    }

    @ParameterizedTest
    @MethodSource("outgrowing")
    void theTokenEndsWithTheChangeAndForGood(String change) {
        UserId own = organisation.user("own");
        give(own, own);
        String secret = token(user).secret();

        organisation.set(Objects.requireNonNull(outgrowingChanges().get(change)));

        assertThat(profile(user)).isEqualTo(Profile.NONE);
        assertThat(organisation.droppedSecrets()).containsExactly(secret);
        assertThat(organisation.now().references().tokensByOthers()).isEmpty();
        assertThat(token(own).secret()).as("a user's own token stays").isNotEmpty();
    }

    private static Stream<String> harmless() {
        return new OutgrownTokensTest().harmlessChanges().keySet().stream();
    }

    private Map<String, UseCase> harmlessChanges() {
        Map<String, UseCase> changes = new TreeMap<>();
        changes.put("another user holds more", draft -> draft.addPrivileges(other, PrivilegeSet.of(148)));
        changes.put("the user holds what the maker holds", draft -> draft.addPrivileges(user, PrivilegeSet.of(50)));
        changes.put("both gain it", draft -> {
            draft.addPrivileges(user, PrivilegeSet.of(148));
            draft.addPrivileges(maker, PrivilegeSet.of(148));
        });
        changes.put("the user holds more and, at the end, doesn't", draft -> {
            draft.addPrivileges(user, PrivilegeSet.of(148));
            draft.removePrivileges(user, PrivilegeSet.of(148));
        });
        changes.put("the user is disabled", draft -> {
            User known = draft.now().users().find(user).orElseThrow();
            draft.put(known.with(known.account().withEnabled(false)));
        });
        changes.put("the user is renamed", draft -> {
            User known = draft.now().users().find(user).orElseThrow();
            draft.put(known.with(known.properties().withName("renamed")));
        });
        return changes;
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void anyOtherChangeLeavesTheToken(String change) {
        Profile.ApiToken before = token(user);

        organisation.set(Objects.requireNonNull(harmlessChanges().get(change)));

        assertThat(token(user)).isEqualTo(before);
        assertThat(organisation.now().references().tokensByOthers()).containsExactly(user);
    }

    /// A database of an older version may have such a token: it doesn't count, and must never count again.
    @Test
    void aTokenThatWasOutgrownBeforeEndsToo() {
        UserId strong = organisation.user("strong", 12, 148);
        give(strong, maker);
        assertThat(organisation.now().references().tokensByOthers()).contains(strong);

        organisation.set(draft -> draft.removePrivileges(strong, PrivilegeSet.of(148)));

        assertThat(profile(strong)).isEqualTo(Profile.NONE);
    }

    @Test
    void aTokenByAnAdministratorEndsWhenTheyAreNoneAnyMore() {
        UserId administrator = organisation.user("administrator");
        organisation.join(WellKnown.SYSTEM_ADMINISTRATORS, administrator);
        give(user, administrator);
        organisation.set(draft -> draft.addPrivileges(user, PrivilegeSet.of(148)));
        assertThat(token(user).maker()).isEqualTo(administrator);

        organisation.set(draft -> draft.leave(WellKnown.SYSTEM_ADMINISTRATORS, List.of(administrator)));

        assertThat(profile(user)).isEqualTo(Profile.NONE);
    }

    /// The set of users with a token by another user, kept up to date with each change, equals the set that is computed
    /// from a whole directory.
    @Test
    void usersWithATokenByAnotherAreIndexed() {
        give(other, other);
        give(maker, other);
        give(maker, maker);
        Directory now = organisation.now();
        assertThat(now.references().tokensByOthers()).containsExactly(user);
        assertThat(References.of(now.users().all()).tokensByOthers())
                .isEqualTo(now.references().tokensByOthers());
        organisation.set(draft -> {
            draft.leave(both, List.of(user));
            draft.revoke(role, project, List.of(user));
            draft.remove(user);
        });
        assertThat(organisation.now().references().tokensByOthers()).isEmpty();
    }

    private void give(UserId to, UserId by) {
        organisation.set(draft -> {
            User known = draft.now().users().find(to).orElseThrow();
            draft.put(known.with(known.profile().with(new Profile.ApiToken("secret of " + to.text(), by, 1))));
        });
    }

    private Profile profile(UserId id) {
        return organisation.now().users().find(id).orElseThrow().profile();
    }

    private Profile.ApiToken token(UserId id) {
        Profile.ApiToken token = profile(id).apiToken();
        if (token == null) {
            throw new AssertionError("no token: " + id);
        }
        return token;
    }
}
