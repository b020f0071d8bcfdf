package dev.muster.access;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.ProjectId;
import dev.muster.base.UserId;
import dev.muster.directory.Directory;
import dev.muster.directory.Item;
import dev.muster.directory.Role;
import dev.muster.directory.User;
import dev.muster.directory.WellKnown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A second implementation of the rule, slow and obvious: for every question it looks at all groups, all roles and
/// all grants. It shares no code with the package that it is compared with, and finds memberships from the groups
/// downwards.
record ReferenceRule(Directory directory) {

    boolean holds(UserId id, @Nullable ProjectId project, int privilege) {
        return !paths(id, project, privilege).isEmpty();
    }

    /// Every path by which the privilege reaches the user.
    Set<AccessPath> paths(UserId id, @Nullable ProjectId project, int privilege) {
        Set<AccessPath> paths = new HashSet<>();
        boolean offered = directory.catalogue().offered().stream().anyMatch(each -> each.id() == privilege);
        boolean enabled = directory.users().all().anyMatch(isEnabled(id));
        boolean projectExists =
                project == null || directory.projects().find(project).isPresent();
        if (offered && enabled && projectExists) {
            add(id, List.of(), project, privilege, paths);
            climb(id, List.of(), chain -> add(chain.getLast(), chain, project, privilege, paths));
        }
        return paths;
    }

    /// The groups that contain the holder.
    Set<GroupId> groups(HolderId holder) {
        Set<GroupId> groups = new HashSet<>();
        climb(holder, List.of(), chain -> groups.add(chain.getLast()));
        return groups;
    }

    private void climb(HolderId member, List<GroupId> chain, Consumer<List<GroupId>> each) {
        directory
                .groups()
                .all()
                .map(group -> group.id())
                .filter(group -> isMember(member, group))
                .forEach(group -> {
                    List<GroupId> longer = new ArrayList<>(chain);
                    longer.add(group);
                    each.accept(longer);
                    climb(group, longer, each);
                });
    }

    private boolean isMember(HolderId member, GroupId group) {
        return group.equals(WellKnown.EVERYONE)
                ? member instanceof UserId
                : directory.memberships().members(group).stream().anyMatch(member::equals);
    }

    private void add(
            HolderId holder, List<GroupId> chain, @Nullable ProjectId project, int privilege, Set<AccessPath> paths) {
        Item item = directory.find(holder).orElseThrow();
        if (item.privileges().toList().contains(privilege)) {
            paths.add(new AccessPath(chain, null));
        }
        boolean serverLevel = directory.catalogue().serverLevel().toList().contains(privilege);
        if (project != null && !serverLevel) {
            directory
                    .roles()
                    .all()
                    .filter(role -> role.privileges().toList().contains(privilege))
                    .map(Role::id)
                    .filter(role ->
                            directory.grants().holders(role, project).toList().contains(holder))
                    .forEach(role -> paths.add(new AccessPath(chain, role)));
        }
    }

    private static Predicate<User> isEnabled(UserId id) {
        return user -> user.id().equals(id) && user.account().enabled();
    }
}
