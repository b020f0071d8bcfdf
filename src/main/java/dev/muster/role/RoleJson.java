package dev.muster.role;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.access.Sight;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.ProjectId;
import dev.muster.base.Text;
import dev.muster.directory.About;
import dev.muster.directory.Directory;
import dev.muster.directory.Item;
import dev.muster.directory.Project;
import dev.muster.directory.Role;
import dev.muster.directory.Table;
import dev.muster.privilege.Catalogue;
import dev.muster.wire.Dates;
import dev.muster.wire.Journalled;
import dev.muster.wire.Shapes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What roles look like on the wire. The order of members is part of it (contract 2.1).
final class RoleJson {

    private RoleJson() {}

    /// A role in a list.
    ///
    /// @param privileges only when asked for
    record ListItem(
            String name,
            String id,
            int type,
            String description,
            int subtype,
            String dateCreated,
            String dateModified,
            String version,
            int acg,
            Shapes.Named owner,
            int extType,
            @Nullable List<PrivilegeJson> privileges) {}

    /// A role by itself.
    ///
    /// @param acl only for those who may read the role, and so privileges
    record Detail(
            String name,
            String id,
            int type,
            String description,
            int subtype,
            String dateCreated,
            String dateModified,
            String version,
            int acg,
            Shapes.Named owner,
            @Nullable List<Shapes.AceJson> acl,
            @Nullable List<PrivilegeJson> privileges,
            List<ProjectJson> projects) {}

    /// Clients read these two members by position: just these, in this order.
    record PrivilegeJson(String name, String id) {}

    /// A project and who holds the role there.
    record ProjectJson(String name, String id, List<MemberJson> members) {}

    /// A holder; `subType` with a capital T, only here.
    record MemberJson(String name, String id, int type, int subType) {}

    /// The body of a POST.
    record Creation(
            @Nullable String name,
            @Nullable String description,
            @Nullable JsonNode privileges,
            Journalled.@Nullable ChangeJournal changeJournal) {}

    /// The answer to a POST.
    record Created(String id) {}

    static ListItem listItem(Directory directory, Sight sight, Role role, boolean withPrivileges) {
        About about = role.about();
        return new ListItem(
                about.name(),
                role.id().text(),
                Shapes.type(role.id()),
                about.description(),
                Shapes.subtype(role.id()),
                Dates.text(about.createdMillis()),
                Dates.text(about.modified().millis()),
                role.version(),
                sight.rights(role),
                Shapes.owner(directory, sight, role),
                0,
                withPrivileges ? privileges(directory.catalogue(), role) : null);
    }

    /// Somebody may have altered a role, or who holds it, without being allowed to read it.
    static Detail detail(Directory directory, Sight sight, Role role) {
        About about = role.about();
        boolean readable = sight.reads(role);
        return new Detail(
                about.name(),
                role.id().text(),
                Shapes.type(role.id()),
                about.description(),
                Shapes.subtype(role.id()),
                Dates.text(about.createdMillis()),
                Dates.text(about.modified().millis()),
                role.version(),
                sight.rights(role),
                Shapes.owner(directory, sight, role),
                readable ? Shapes.acl(directory, sight, role) : null,
                readable ? privileges(directory.catalogue(), role) : null,
                projects(directory, sight, role));
    }

    private static List<PrivilegeJson> privileges(Catalogue catalogue, Role role) {
        return role.privileges().stream()
                .mapToObj(id -> new PrivilegeJson(catalogue.name(id), Integer.toString(id)))
                .toList();
    }

    /// Every project the caller may browse, those without members too: clients look it up here by name.
    private static List<ProjectJson> projects(Directory directory, Sight sight, Role role) {
        Table<ProjectId, IdSet<HolderId>> holders = directory.grants().ofRole(role.id());
        return directory
                .projects()
                .all()
                .filter(sight::sees)
                .map(project -> project(directory, sight, project, holders))
                .toList();
    }

    private static ProjectJson project(
            Directory directory, Sight sight, Project project, Table<ProjectId, IdSet<HolderId>> holders) {
        List<MemberJson> members = holders.getOrDefault(project.id(), IdSet.empty()).stream()
                .filter(sight::seesMember)
                .map(directory::find)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(item -> Text.key(item.about().name())))
                .map(RoleJson::member)
                .toList();
        return new ProjectJson(project.about().name(), project.id().text(), members);
    }

    private static MemberJson member(Item holder) {
        return new MemberJson(
                holder.about().name(), holder.id().text(), Shapes.type(holder.id()), Shapes.subtype(holder.id()));
    }
}
