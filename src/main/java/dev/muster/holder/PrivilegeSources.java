package dev.muster.holder;

import dev.muster.access.Access;
import dev.muster.access.Sight;
import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.ProjectId;
import dev.muster.directory.Directory;
import dev.muster.directory.Grants;
import dev.muster.directory.Group;
import dev.muster.directory.Item;
import dev.muster.directory.Project;
import dev.muster.directory.Role;
import dev.muster.privilege.Catalogue;
import dev.muster.privilege.Level;
import dev.muster.privilege.Privilege;
import dev.muster.privilege.PrivilegeSet;
import dev.muster.wire.CommonJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The privileges of a user or group, each with every source that the caller may browse. If groups are nested, the
/// source is the group that holds the privilege itself, at any depth.
///
/// Cost: one step per transitive group, per grant to one of these, and per privilege of each.
final class PrivilegeSources {

    private final Directory directory;
    private final Sight sight;
    private final Catalogue catalogue;
    private final PrivilegeSet requested;
    private final @Nullable ProjectId onlyProject;
    private final TreeMap<Integer, List<HolderJson.PrivilegeSource>> sources = new TreeMap<>();

    private PrivilegeSources(
            Directory directory, Sight sight, PrivilegeSet requested, @Nullable ProjectId onlyProject) {
        this.directory = directory;
        this.sight = sight;
        this.catalogue = directory.catalogue();
        this.requested = requested;
        this.onlyProject = onlyProject;
    }

    /// The privileges of the holder, by number, with their sources.
    ///
    /// @param level the level of the privileges, null for both levels
    /// @param onlyProject the project whose roles are sources, null for the roles of all projects
    static List<HolderJson.HeldPrivilege> of(
            Access access, Sight sight, HolderId holder, @Nullable Level level, @Nullable ProjectId onlyProject) {
        Directory directory = access.directory();
        Catalogue catalogue = directory.catalogue();
        PrivilegeSet requested = level == null
                ? catalogue.all()
                : level == Level.SERVER
                        ? catalogue.all().and(catalogue.serverLevel())
                        : catalogue.all().without(catalogue.serverLevel());
        PrivilegeSources found = new PrivilegeSources(directory, sight, requested, onlyProject);
        found.collect(holder, access.groupsOf(holder));
        return found.held();
    }

    private void collect(HolderId holder, IdSet<GroupId> groups) {
        List<Group> visible = groups.stream()
                .flatMap(group -> directory.groups().find(group).stream())
                .filter(sight::sees)
                .sorted(Comparator.comparing(group -> group.properties().name()))
                .toList();
        directory.find(holder).ifPresent(item -> addDirect(item, null));
        visible.forEach(group -> addDirect(group, CommonJson.named(group)));
        addRoles(holder, null);
        visible.forEach(group -> addRoles(group.id(), CommonJson.named(group)));
    }

    private void addDirect(Item holder, CommonJson.@Nullable Named group) {
        add(holder.privileges(), new HolderJson.PrivilegeSource(group == null, null, null, group));
    }

    private void addRoles(HolderId holder, CommonJson.@Nullable Named group) {
        for (Grants.HeldGrant held : directory.grants().of(holder)) {
            Role role = directory.roles().get(held.role());
            Project project = directory.projects().get(held.project());
            boolean isRequested = onlyProject == null || onlyProject.equals(held.project());
            if (isRequested && role != null && project != null && sight.sees(role) && sight.sees(project)) {
                add(
                        role.privileges().without(catalogue.serverLevel()),
                        new HolderJson.PrivilegeSource(
                                false, CommonJson.named(role), CommonJson.named(project), group));
            }
        }
    }

    private void add(PrivilegeSet privileges, HolderJson.PrivilegeSource source) {
        for (int id : privileges.and(requested).toArray()) {
            sources.computeIfAbsent(id, _ -> new ArrayList<>(2)).add(source);
        }
    }

    private List<HolderJson.HeldPrivilege> held() {
        List<HolderJson.HeldPrivilege> held = new ArrayList<>(sources.size());
        sources.forEach((id, from) -> {
            Optional<Privilege> privilege = catalogue.find(id);
            privilege.ifPresent(known -> held.add(new HolderJson.HeldPrivilege(
                    new HolderJson.PrivilegeJson(
                            Integer.toString(id),
                            known.name(),
                            known.description(),
                            known.level().text()),
                    from)));
        });
        return held;
    }
}
