package dev.muster.access;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.ProjectId;
import dev.muster.base.UserId;
import dev.muster.directory.Directory;
import dev.muster.directory.Grants;
import dev.muster.directory.Item;
import dev.muster.directory.Role;
import dev.muster.directory.WellKnown;
import dev.muster.privilege.PrivilegeSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one user or group holds in one directory, computed once: one step per transitive group and
/// per role granted to one of them.
///
/// @param groups every group it belongs to, at any depth; of a user also Everyone
/// @param held directly and through groups: holds in every project
/// @param byRoles through roles, by project; only project-level privileges
record Standing(IdSet<GroupId> groups, PrivilegeSet held, Map<ProjectId, PrivilegeSet> byRoles) {

    static Standing of(Directory directory, HolderId holder) {
        Map<GroupId, List<GroupId>> chains = chains(directory, holder);
        PrivilegeSet held = direct(directory, holder);
        Map<ProjectId, PrivilegeSet> byRoles = new HashMap<>();
        addRoles(directory, holder, byRoles);
        for (GroupId group : chains.keySet()) {
            held = held.with(direct(directory, group));
            addRoles(directory, group, byRoles);
        }
        return new Standing(IdSet.of(chains.keySet()), held, byRoles);
    }

    /// For each transitive group, the shortest chain that leads to it.
    static Map<GroupId, List<GroupId>> chains(Directory directory, HolderId holder) {
        Map<GroupId, List<GroupId>> chains = new LinkedHashMap<>();
        Deque<GroupId> next = new ArrayDeque<>();
        follow(directory, holder, List.of(), chains, next);
        while (!next.isEmpty()) {
            GroupId group = next.removeFirst();
            follow(directory, group, chains.getOrDefault(group, List.of()), chains, next);
        }
        return chains;
    }

    private static void follow(
            Directory directory,
            HolderId from,
            List<GroupId> chain,
            Map<GroupId, List<GroupId>> chains,
            Deque<GroupId> next) {
        for (GroupId group : directory.memberships().groups(from)) {
            reach(group, chain, chains, next);
        }
        if (from instanceof UserId) {
            reach(WellKnown.EVERYONE, chain, chains, next);
        }
    }

    private static void reach(
            GroupId group, List<GroupId> chain, Map<GroupId, List<GroupId>> chains, Deque<GroupId> next) {
        if (!chains.containsKey(group)) {
            List<GroupId> longer = new ArrayList<>(chain);
            longer.add(group);
            chains.put(group, List.copyOf(longer));
            next.addLast(group);
        }
    }

    static PrivilegeSet direct(Directory directory, HolderId holder) {
        @Nullable
        Item item =
                switch (holder) {
                    case UserId user -> directory.users().get(user);
                    case GroupId group -> directory.groups().get(group);
                };
        return item == null ? PrivilegeSet.EMPTY : item.privileges();
    }

    /// What a role gives: never a server-level privilege, even if one should stand in it.
    static PrivilegeSet given(Directory directory, @Nullable Role role) {
        return role == null
                ? PrivilegeSet.EMPTY
                : role.privileges().without(directory.catalogue().serverLevel());
    }

    private static void addRoles(Directory directory, HolderId holder, Map<ProjectId, PrivilegeSet> byRoles) {
        for (Grants.Held grant : directory.grants().of(holder)) {
            PrivilegeSet given = given(directory, directory.roles().get(grant.role()));
            byRoles.merge(grant.project(), given, PrivilegeSet::with);
        }
    }

    PrivilegeSet in(ProjectId project) {
        PrivilegeSet roles = byRoles.get(project);
        return roles == null ? held : held.with(roles);
    }

    /// What it holds at all, anywhere.
    PrivilegeSet everything() {
        PrivilegeSet all = held;
        for (PrivilegeSet roles : byRoles.values()) {
            all = all.with(roles);
        }
        return all;
    }

    boolean anywhere(int privilege) {
        return held.contains(privilege) || byRoles.values().stream().anyMatch(roles -> roles.contains(privilege));
    }

    /// What the other holds that this one doesn't, project by project, all in one set.
    PrivilegeSet lacking(Standing other) {
        PrivilegeSet lacking = other.held.without(held);
        for (Map.Entry<ProjectId, PrivilegeSet> roles : other.byRoles.entrySet()) {
            lacking = lacking.with(roles.getValue().without(in(roles.getKey())));
        }
        return lacking;
    }
}
