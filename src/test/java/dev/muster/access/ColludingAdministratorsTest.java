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

/// The invariant of docs/decisions/0010: whatever administrators do together, taking over other users on the
/// way, nobody comes to hold a privilege that none of them held, or was delegated, in the beginning.
///
/// The plotters have every permit and every right on every object; only [Authority] stands in their way. They
/// draw random acts, and do what it lets them.
class ColludingAdministratorsTest {

    private static final int PLOTS = 30;
    private static final int ACTS = 120;
    private static final List<Integer> PRIVILEGES = List.of(1, 3, 12, 20, 50, 149);

    @Test
    void nobodyComesToHoldWhatNoPlotterHeldOrWasDelegated() {
        plots(Plot::together);
    }

    @Test
    void aDelegateAloneNeverComesToHoldWhatTheyMayHandOn() {
        plots(Plot::alone);
    }

    private static void plots(ToIntFunction<Plot> run) {
        long seed = new SplittableRandom().nextLong();
        System.out.println("new Plot(new SplittableRandom(" + seed + "L))");
        RandomGenerator random = new SplittableRandom(seed);
        int done = IntStream.range(0, PLOTS)
                .map(_ -> run.applyAsInt(new Plot(random)))
                .sum();

        // Else the plotters could do nothing, and the test would say nothing.
        assertThat(done).isGreaterThan(PLOTS * ACTS / 20);
    }

    /// What users hold, or also what they may hand on: everywhere, and by project.
    private record Pool(PrivilegeSet everywhere, Map<ProjectId, PrivilegeSet> inProject) {

        static Pool held(AccessFixture fixture, Set<UserId> users) {
            Access access = fixture.access();
            PrivilegeSet everywhere = users.stream().map(access::held).reduce(PrivilegeSet.EMPTY, PrivilegeSet::with);
            Map<ProjectId, PrivilegeSet> inProject = new HashMap<>();
            projects(fixture)
                    .forEach(project -> users.forEach(
                            user -> inProject.merge(project, access.heldIn(user, project), PrivilegeSet::with)));
            return new Pool(everywhere, inProject);
        }

        static Pool withDelegated(AccessFixture fixture, Set<UserId> users) {
            Pool held = held(fixture, users);
            Map<ProjectId, PrivilegeSet> inProject = new HashMap<>(held.inProject);
            for (Delegation delegation : fixture.directory().delegations()) {
                if (users.stream().anyMatch(user -> isDelegate(fixture.access(), user, delegation))) {
                    PrivilegeSet given = EffectiveAccess.rolePrivileges(fixture.directory(), delegation.role());
                    projects(fixture).stream()
                            .filter(project -> delegation.covers(delegation.role(), project))
                            .forEach(project -> inProject.merge(project, given, PrivilegeSet::with));
                }
            }
            return new Pool(held.everywhere, inProject);
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

        /// Nothing in this pool is new to both others.
        void requireWithin(Pool one, Pool other, Object about) {
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

    /// Some users who act together in one random organisation.
    private static final class Plot {
        private final RandomGenerator random;
        private final AccessFixture fixture = new AccessFixture();
        private final List<UserId> users = new ArrayList<>();
        private final List<GroupId> groups = new ArrayList<>();
        private final List<RoleId> roles = new ArrayList<>();
        private final List<ProjectId> projects = new ArrayList<>();
        private final Set<UserId> plotters = new LinkedHashSet<>();

        Plot(RandomGenerator random) {
            this.random = random;
            IntStream.range(0, 6).forEach(i -> users.add(fixture.user("user " + i)));
            IntStream.range(0, 5).forEach(i -> groups.add(fixture.group("group " + i)));
            IntStream.range(0, 4)
                    .forEach(i -> roles.add(
                            fixture.role("role " + i, projectLevel(some()).toArray())));
            IntStream.range(0, 2).forEach(i -> projects.add(fixture.project("project " + i)));
            IntStream.range(0, 40).forEach(_ -> apply(change()));
            plotters.add(users.get(0));
            plotters.add(users.get(1));
        }

        /// @return how many acts were let through
        int together() {
            Pool first = Pool.withDelegated(fixture, plotters);
            Map<UserId, Pool> before = new HashMap<>();
            users.forEach(user -> before.put(user, Pool.withDelegated(fixture, Set.of(user))));
            return run(change -> {
                before.forEach((user, pool) -> Pool.withDelegated(fixture, Set.of(user))
                        .requireWithin(pool, first, user + " after " + change));
                takeOver(pick(List.copyOf(plotters)), pick(users));
                Pool.withDelegated(fixture, plotters).requireWithin(first, first, "plotters after " + change);
            });
        }

        /// @return how many acts were let through
        int alone() {
            plotters.retainAll(Set.of(users.getFirst()));
            Pool first = Pool.held(fixture, plotters);
            return run(change -> Pool.held(fixture, plotters).requireWithin(first, first, "after " + change));
        }

        private int run(Consumer<Change> afterwards) {
            int done = 0;
            for (int i = 0; i < ACTS; i++) {
                Change change = change();
                if (mayBring(pick(List.copyOf(plotters)), change) && apply(change)) {
                    done++;
                    afterwards.accept(change);
                }
            }
            return done;
        }

        private void takeOver(UserId plotter, UserId victim) {
            if (passes(() -> fixture.authority(plotter).actUpon(victim))) {
                plotters.add(victim);
            }
        }

        /// What [Authority] says to the change.
        private boolean mayBring(UserId plotter, Change change) {
            Authority authority = fixture.authority(plotter);
            return passes(() -> {
                switch (change) {
                    case Change.PrivilegesAdded(RoleId role, PrivilegeSet added) ->
                        authority.addPrivileges(role, added);
                    case Change.PrivilegesAdded(var holder, PrivilegeSet given) -> authority.givePrivileges(given);
                    case Change.Joined(GroupId group, var members) -> authority.join(group);
                    case Change.Granted(RoleId role, ProjectId project, var holders) ->
                        holders.forEach(holder -> authority.grant(role, project, holder));
                    case Change.Delegated(Delegation(RoleId role, @Nullable ProjectId project, HolderId delegate)) ->
                        authority.delegate(role, project, delegate);
                    default -> {}
                }
            });
        }

        private static boolean passes(Runnable asked) {
            try {
                asked.run();
                return true;
            } catch (Problem.NotPermitted refused) {
                return false;
            }
        }

        /// @return false if the change doesn't fit the directory as it is
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

        /// The holder, or a user if it is a group that contains the other or is it.
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
