package dev.muster.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.Problem;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Change;
import dev.muster.directory.Delegation;
import dev.muster.directory.WellKnown;
import dev.muster.privilege.PrivilegeSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The invariant of docs/decisions/0010: administrators act together, and may take over other users on the way, but
/// no user gains a privilege that none of them held, or was delegated, in the beginning.
///
/// These administrators have every permit and every right on every object; only [Authority] limits them. They try
/// random changes, and make those that it allows.
class ColludingAdministratorsTest {

    private static final int COLLUSIONS = 30;
    private static final int ATTEMPTS = 120;
    private static final List<Integer> PRIVILEGES = List.of(1, 3, 12, 20, 50, 149);

    @Test
    void noUserGainsWhatNoneOfThemHeldOrWasDelegated() {
        collude(Collusion::together);
    }

    @Test
    void aDelegateAloneNeverGainsWhatTheyMayHandOn() {
        collude(Collusion::alone);
    }

    private static void collude(ToIntFunction<Collusion> run) {
        long seed = new SplittableRandom().nextLong();
        System.out.println("new Collusion(new SplittableRandom(" + seed + "L))");
        RandomGenerator random = new SplittableRandom(seed);
        int count = IntStream.range(0, COLLUSIONS)
                .map(_ -> run.applyAsInt(new Collusion(random)))
                .sum();

        // Otherwise the administrators could do nothing, and the test would prove nothing.
        assertThat(count).isGreaterThan(COLLUSIONS * ATTEMPTS / 20);
    }

    /// The privileges that some users hold, or may also hand on: everywhere, and by project.
    private record Privileges(PrivilegeSet everywhere, Map<ProjectId, PrivilegeSet> inProject) {

        static Privileges held(AccessFixture fixture, Set<UserId> users) {
            Access access = fixture.access();
            PrivilegeSet everywhere = users.stream().map(access::held).reduce(PrivilegeSet.EMPTY, PrivilegeSet::with);
            Map<ProjectId, PrivilegeSet> inProject = new HashMap<>();
            projects(fixture)
                    .forEach(project -> users.forEach(
                            user -> inProject.merge(project, access.heldIn(user, project), PrivilegeSet::with)));
            return new Privileges(everywhere, inProject);
        }

        static Privileges withDelegated(AccessFixture fixture, Set<UserId> users) {
            Privileges held = held(fixture, users);
            Map<ProjectId, PrivilegeSet> inProject = new HashMap<>(held.inProject);
            for (Delegation delegation : fixture.directory().delegations()) {
                if (users.stream().anyMatch(user -> isDelegate(fixture.access(), user, delegation))) {
                    PrivilegeSet given = EffectiveAccess.rolePrivileges(fixture.directory(), delegation.role());
                    projects(fixture).stream()
                            .filter(project -> delegation.covers(delegation.role(), project))
                            .forEach(project -> inProject.merge(project, given, PrivilegeSet::with));
                }
            }
            return new Privileges(held.everywhere, inProject);
        }

        private static boolean isDelegate(Access access, UserId user, Delegation delegation) {
            HolderId delegate = delegation.delegate();
            return delegate.equals(user)
                    || (delegate instanceof GroupId group
                            && access.groupsOf(user).contains(group));
        }

        private static List<ProjectId> projects(AccessFixture fixture) {
            return fixture.directory().projects().byId().keys().toList();
        }

        PrivilegeSet in(ProjectId project) {
            return inProject.getOrDefault(project, PrivilegeSet.EMPTY);
        }

        /// Fails if anything in these privileges is in neither of the others.
        void requireWithin(Privileges one, Privileges other, Object about) {
            assertThat(everywhere
                            .without(one.everywhere)
                            .without(other.everywhere)
                            .toList())
                    .as("%s, everywhere", about)
                    .isEmpty();
            inProject.forEach((project, privileges) -> assertThat(privileges
                            .without(one.in(project))
                            .without(other.in(project))
                            .toList())
                    .as("%s, in %s", about, project)
                    .isEmpty());
        }
    }

    /// Some administrators who act together in one random organisation.
    private static final class Collusion {
        private final RandomGenerator random;
        private final AccessFixture fixture = new AccessFixture();
        private final List<UserId> users = new ArrayList<>();
        private final List<GroupId> groups = new ArrayList<>();
        private final List<RoleId> roles = new ArrayList<>();
        private final List<ProjectId> projects = new ArrayList<>();
        private final Set<UserId> colluding = new LinkedHashSet<>();

        Collusion(RandomGenerator random) {
            this.random = random;
            IntStream.range(0, 6).forEach(i -> users.add(fixture.user("user " + i)));
            IntStream.range(0, 5).forEach(i -> groups.add(fixture.group("group " + i)));
            IntStream.range(0, 4)
                    .forEach(i -> roles.add(
                            fixture.role("role " + i, projectLevel(some()).toArray())));
            IntStream.range(0, 2).forEach(i -> projects.add(fixture.project("project " + i)));
            IntStream.range(0, 40).forEach(_ -> apply(change()));
            colluding.add(users.get(0));
            colluding.add(users.get(1));
        }

        /// @return number of changes that were allowed and made
        int together() {
            Privileges first = Privileges.withDelegated(fixture, colluding);
            Map<UserId, Privileges> before = new HashMap<>();
            users.forEach(user -> before.put(user, Privileges.withDelegated(fixture, Set.of(user))));
            return run(change -> {
                before.forEach((user, privileges) -> Privileges.withDelegated(fixture, Set.of(user))
                        .requireWithin(privileges, first, user + " after " + change));
                takeOver(pick(List.copyOf(colluding)), pick(users));
                Privileges.withDelegated(fixture, colluding).requireWithin(first, first, "colluding after " + change);
            });
        }

        /// @return number of changes that were allowed and made
        int alone() {
            colluding.retainAll(Set.of(users.getFirst()));
            Privileges first = Privileges.held(fixture, colluding);
            return run(change -> Privileges.held(fixture, colluding).requireWithin(first, first, "after " + change));
        }

        private int run(Consumer<Change> afterwards) {
            int count = 0;
            for (int i = 0; i < ATTEMPTS; i++) {
                Change change = change();
                if (isAllowed(pick(List.copyOf(colluding)), change) && apply(change)) {
                    count++;
                    afterwards.accept(change);
                }
            }
            return count;
        }

        private void takeOver(UserId administrator, UserId victim) {
            if (passes(() -> fixture.authority(administrator).requireActUpon(victim))) {
                colluding.add(victim);
            }
        }

        /// Whether [Authority] allows the change.
        private boolean isAllowed(UserId administrator, Change change) {
            Authority authority = fixture.authority(administrator);
            return passes(() -> {
                switch (change) {
                    case Change.PrivilegesAdded(RoleId role, PrivilegeSet added) ->
                        authority.requireAddPrivileges(role, added);
                    case Change.PrivilegesAdded(var holder, PrivilegeSet given) ->
                        authority.requireGivePrivileges(given);
                    case Change.Joined(GroupId group, var members) -> authority.requireJoin(group);
                    case Change.Granted(RoleId role, ProjectId project, var holders) ->
                        holders.forEach(holder -> authority.requireGrant(role, project, holder));
                    case Change.Delegated(Delegation(RoleId role, @Nullable ProjectId project, HolderId delegate)) ->
                        authority.requireDelegate(role, project, delegate);
                    default -> {}
                }
            });
        }

        private static boolean passes(Runnable check) {
            try {
                check.run();
                return true;
            } catch (Problem.NotPermitted refused) {
                return false;
            }
        }

        /// @return false if the change doesn't fit the directory
        private boolean apply(Change change) {
            try {
                fixture.make(change);
                return true;
            } catch (IllegalStateException unfit) {
                return false;
            }
        }

        private Change change() {
            RoleId role = pick(roles);
            ProjectId project = pick(projects);
            HolderId holder = holder();
            GroupId group = pick(groups);
            Delegation delegation = new Delegation(role, random.nextInt(3) == 0 ? null : project, holder);
            return switch (random.nextInt(14)) {
                case 0, 1 -> new Change.PrivilegesAdded(role, projectLevel(some()));
                case 2 -> new Change.PrivilegesAdded(holder, some());
                case 3, 4, 5 -> new Change.Joined(group, IdSet.of(acyclic(group, holder)));
                case 6, 7, 8 -> new Change.Granted(role, project, IdSet.of(holder));
                case 9 -> new Change.Delegated(delegation);
                case 10 -> new Change.Left(group, IdSet.of(holder));
                case 11 -> new Change.Revoked(role, project, IdSet.of(holder));
                case 12 -> new Change.PrivilegesRemoved(role, some());
                default -> new Change.Undelegated(delegation);
            };
        }

        /// The holder, or a random user if the holder is this group or contains it.
        private HolderId acyclic(GroupId group, HolderId holder) {
            boolean cyclic = holder.equals(group)
                    || fixture.access().groupsOf(group).stream().anyMatch(holder::equals);
            return cyclic || holder.equals(WellKnown.EVERYONE) ? pick(users) : holder;
        }

        private HolderId holder() {
            return switch (random.nextInt(12)) {
                case 0 -> WellKnown.EVERYONE;
                case 1, 2, 3, 4 -> pick(groups);
                default -> pick(users);
            };
        }

        private PrivilegeSet some() {
            return PrivilegeSet.of(
                    PRIVILEGES.stream().filter(_ -> random.nextInt(4) == 0).toList());
        }

        private static PrivilegeSet projectLevel(PrivilegeSet privileges) {
            return privileges.without(AccessFixture.CATALOGUE.serverLevel());
        }

        private <T> T pick(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }
    }
}
