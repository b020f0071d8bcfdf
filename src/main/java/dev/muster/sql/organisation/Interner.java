package dev.muster.sql.organisation;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.PersistentSortedSet;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.Grants.HeldGrant;
import dev.muster.directory.WellKnown;
import dev.muster.privilege.PrivilegeSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The interner of a load: equal ids, sets and lists become one object.
///
/// This saves memory: ten million memberships refer to a million users, and most objects share a few access control
/// lists. Discarded after the load. For one thread.
final class Interner {

    private final Map<UserId, UserId> users = new HashMap<>();
    private final Map<GroupId, GroupId> groups = new HashMap<>();
    private final Map<RoleId, RoleId> roles = new HashMap<>();
    private final Map<ProjectId, ProjectId> projects = new HashMap<>();

    /// The last group, because sorted rows repeat it.
    private String lastGroup = "";

    private GroupId lastGroupId = WellKnown.EVERYONE;
    private final Map<String, PrivilegeSet> privileges = new HashMap<>();
    private final Map<String, Acl> acls = new HashMap<>();
    private final Map<HeldGrant, HeldGrant> held = new HashMap<>();
    private final Map<PersistentSortedSet<HeldGrant>, PersistentSortedSet<HeldGrant>> heldSets = new HashMap<>();
    private final Map<IdSet<GroupId>, IdSet<GroupId>> groupSets = new HashMap<>();

    Interner() {
        Acl ofRole = Acl.ofRole(WellKnown.ADMINISTRATOR);
        acls.put(CompactText.inFull(ofRole), ofRole);
        users.put(WellKnown.ADMINISTRATOR, WellKnown.ADMINISTRATOR);
    }

    UserId user(String text) {
        return same(users, UserId.of(text));
    }

    GroupId group(String text) {
        if (!text.equals(lastGroup)) {
            lastGroupId = same(groups, GroupId.of(text));
            lastGroup = text;
        }
        return lastGroupId;
    }

    RoleId role(String text) {
        return same(roles, RoleId.of(text));
    }

    ProjectId project(String text) {
        return same(projects, ProjectId.of(text));
    }

    /// The user or group with an id. All users and groups must be loaded before.
    HolderId holder(String text) throws SQLException {
        UserId user = users.get(UserId.of(text));
        if (user != null) {
            return user;
        }
        GroupId group = groups.get(GroupId.of(text));
        if (group == null) {
            throw new SQLException("the id of neither a user nor a group: " + text, "23503");
        }
        return group;
    }

    PrivilegeSet privileges(String text) {
        return privileges.computeIfAbsent(text, CompactText::privileges);
    }

    Acl acl(@Nullable String text) {
        return text == null ? Acl.COMMON : acls.computeIfAbsent(text, CompactText::acl);
    }

    HeldGrant held(ProjectId project, RoleId role) {
        return same(held, new HeldGrant(project, role));
    }

    PersistentSortedSet<HeldGrant> heldSet(PersistentSortedSet<HeldGrant> set) {
        return same(heldSets, set);
    }

    IdSet<GroupId> groupSet(IdSet<GroupId> set) {
        return same(groupSets, set);
    }

    private static <T> T same(Map<T, T> known, T value) {
        T first = known.putIfAbsent(value, value);
        return first == null ? value : first;
    }
}
