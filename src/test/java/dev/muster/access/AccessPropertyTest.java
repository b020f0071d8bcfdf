package dev.muster.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.HolderId;
import dev.muster.base.ProjectId;
import dev.muster.base.UserId;
import dev.muster.directory.Directory;
import dev.muster.directory.Group;
import dev.muster.directory.Project;
import dev.muster.directory.User;
import dev.muster.privilege.PrivilegeSet;
import dev.muster.testing.RandomDirectories;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// On random directories [Access] answers as [ReferenceRule] does.
class AccessPropertyTest {

    private static final int HISTORIES = 4;
    private static final int STEPS = 60;
    private static final int STEPS_BETWEEN_COMPARISONS = 15;

    /// Privileges of both levels, two legacy numbers, and one number that is not in the catalogue.
    private static final int[] PRIVILEGES = {1, 2, 3, 12, 33, 7, 50, 148, 149, 178, 60_000};

    @Test
    void theRuleAnswersAsTheReferenceRule() {
        IntStream.range(0, HISTORIES).forEach(_ -> {
            RandomDirectories random = RandomDirectories.withRandomSeed();
            Directory now = Directory.EMPTY;
            for (int step = 1; step <= STEPS; step++) {
                now = now.after(random.step(now));
                if (step % STEPS_BETWEEN_COMPARISONS == 0) {
                    compare(now);
                }
            }
        });
    }

    /// The rule finds a holder of more privileges group by group; the slow way compares all that both have.
    @Test
    void holdersOfMoreAreFoundAsTheSlowWayFindsThem() {
        IntStream.range(0, HISTORIES).forEach(_ -> {
            RandomDirectories random = RandomDirectories.withRandomSeed();
            Directory now = Directory.EMPTY;
            for (int step = 1; step <= STEPS; step++) {
                now = now.after(random.step(now));
                if (step % STEPS_BETWEEN_COMPARISONS == 0) {
                    compareScopedPrivileges(new Access(now));
                }
            }
        });
    }

    private static void compareScopedPrivileges(Access access) {
        Directory directory = access.directory();
        Stream<HolderId> users = directory.users().all().map(User::id);
        Stream<HolderId> groups = directory.groups().all().map(Group::id);
        List<HolderId> holders = Stream.concat(users, groups).toList();
        directory.users().all().map(User::id).forEach(user -> {
            Authority authority = Authority.of(access, user);
            EffectiveAccess caller = access.effectiveAccess(user);
            holders.forEach(holder -> assertThat(authority.mayActUpon(holder))
                    .as("%s upon %s", user, holder)
                    .isEqualTo(caller.active()
                            && (caller.isOrIsIn(holder)
                                    || ScopedPrivileges.of(access.effectiveAccess(holder), _ -> true)
                                            .missingFor(caller)
                                            .isEmpty())));
        });
    }

    private static void compare(Directory directory) {
        Access access = new Access(directory);
        ReferenceRule reference = new ReferenceRule(directory);
        List<UserId> users = directory.users().all().map(User::id).toList();
        Stream<HolderId> holders =
                Stream.concat(users.stream(), directory.groups().all().map(group -> group.id()));

        holders.forEach(holder ->
                assertThat(access.groupsOf(holder)).containsExactlyInAnyOrderElementsOf(reference.groups(holder)));
        users.forEach(user -> IntStream.of(PRIVILEGES).forEach(privilege -> {
            compare(access, reference, user, null, privilege);
            projects(directory).forEach(project -> compare(access, reference, user, project, privilege));
            compareAnywhere(access, reference, user, privilege);
        }));
    }

    private static void compare(
            Access access, ReferenceRule reference, UserId user, @Nullable ProjectId project, int privilege) {
        Set<AccessPath> expected = reference.paths(user, project, privilege);
        Decision decision = access.check(user, project, privilege);

        assertThat(decision instanceof Decision.Allowed(List<AccessPath> via) ? via : List.<AccessPath>of())
                .as("%s in %s: %s", user, project, privilege)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(project == null ? access.holds(user, privilege) : access.holdsIn(user, project, privilege))
                .isEqualTo(!expected.isEmpty());
    }

    /// The privileges of a disabled user are listed too, but none of them counts.
    private static void compareAnywhere(Access access, ReferenceRule reference, UserId user, int privilege) {
        boolean anywhere = reference.holds(user, null, privilege)
                || projects(reference.directory()).anyMatch(project -> reference.holds(user, project, privilege));
        boolean enabled =
                reference.directory().users().find(user).orElseThrow().account().enabled();
        PrivilegeSet sum = projects(reference.directory())
                .map(project -> access.heldIn(user, project))
                .reduce(access.held(user), PrivilegeSet::with);

        assertThat(access.holdsAnywhere(user, privilege)).isEqualTo(anywhere);
        assertThat(enabled && access.heldAnywhere(user).contains(privilege)).isEqualTo(anywhere);
        assertThat(access.heldAnywhere(user)).isEqualTo(sum);
    }

    private static Stream<ProjectId> projects(Directory directory) {
        return directory.projects().all().map(Project::id);
    }
}
