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

/// A token made by another ends with whatever lets its user hold what its maker doesn't, and doesn't come back.
class OutgrownTokensTest {

    private final InMemoryOrganisation world = new InMemoryOrganisation();
    private final UserId user = world.user("user", 12);
    private final UserId maker = world.user("maker", 12, 50);
    private final UserId bystander = world.user("bystander");
    private final GroupId group = world.group("group", 18);
    private final GroupId both = world.group("both");
    private final RoleId role = world.role("role");
    private final RoleId full = world.role("full", 20);
    private final ProjectId project = world.project("project");

    OutgrownTokensTest() {
        world.join(both, user);
        world.grant(role, project, user);
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
    void itEndsWithTheChangeAndForGood(String change) {
        UserId own = world.user("own");
        give(own, own);
        String secret = token(user).secret();

        world.set(Objects.requireNonNull(outgrowingChanges().get(change)));

        assertThat(profile(user)).isEqualTo(Profile.NONE);
        assertThat(world.droppedSecrets()).containsExactly(secret);
        assertThat(world.now().references().tokensByOthers()).isEmpty();
        assertThat(token(own).secret()).as("one's own stays").isNotEmpty();
    }

    private static Stream<String> harmless() {
        return new OutgrownTokensTest().harmlessChanges().keySet().stream();
    }

    private Map<String, UseCase> harmlessChanges() {
        Map<String, UseCase> changes = new TreeMap<>();
        changes.put("somebody else holds more", draft -> draft.addPrivileges(bystander, PrivilegeSet.of(148)));
        changes.put("the user holds what the maker holds", draft -> draft.addPrivileges(user, PrivilegeSet.of(50)));
        changes.put("both come to hold it", draft -> {
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
    void whatLetsItsUserHoldNothingMoreLeavesIt(String change) {
        Profile.ApiToken before = token(user);

        world.set(Objects.requireNonNull(harmlessChanges().get(change)));

        assertThat(token(user)).isEqualTo(before);
        assertThat(world.now().references().tokensByOthers()).containsExactly(user);
    }

    /// As in a database from before tokens ended: it counts no more, and must not again.
    @Test
    void oneThatHadLongBeenOutgrownIsNotRevived() {
        UserId strong = world.user("strong", 12, 148);
        give(strong, maker);
        assertThat(world.now().references().tokensByOthers()).contains(strong);

        world.set(draft -> draft.removePrivileges(strong, PrivilegeSet.of(148)));

        assertThat(profile(strong)).isEqualTo(Profile.NONE);
    }

    @Test
    void whatAnAdministratorMadeEndsWhenTheyAreNone() {
        UserId administrator = world.user("administrator");
        world.join(WellKnown.SYSTEM_ADMINISTRATORS, administrator);
        give(user, administrator);
        world.set(draft -> draft.addPrivileges(user, PrivilegeSet.of(148)));
        assertThat(token(user).maker()).isEqualTo(administrator);

        world.set(draft -> draft.leave(WellKnown.SYSTEM_ADMINISTRATORS, List.of(administrator)));

        assertThat(profile(user)).isEqualTo(Profile.NONE);
    }

    /// What is kept step by step is what is loaded at once.
    @Test
    void whoHasOneIsKnownWithoutLooking() {
        give(bystander, bystander);
        give(maker, bystander);
        give(maker, maker);
        Directory now = world.now();
        assertThat(now.references().tokensByOthers()).containsExactly(user);
        assertThat(References.of(now.users().all()).tokensByOthers())
                .isEqualTo(now.references().tokensByOthers());
        world.set(draft -> {
            draft.leave(both, List.of(user));
            draft.revoke(role, project, List.of(user));
            draft.remove(user);
        });
        assertThat(world.now().references().tokensByOthers()).isEmpty();
    }

    private void give(UserId to, UserId by) {
        world.set(draft -> {
            User known = draft.now().users().find(to).orElseThrow();
            draft.put(known.with(known.profile().with(new Profile.ApiToken("secret of " + to.text(), by, 1))));
        });
    }

    private Profile profile(UserId id) {
        return world.now().users().find(id).orElseThrow().profile();
    }

    private Profile.ApiToken token(UserId id) {
        Profile.ApiToken token = profile(id).apiToken();
        if (token == null) {
            throw new AssertionError("no token: " + id);
        }
        return token;
    }
}
