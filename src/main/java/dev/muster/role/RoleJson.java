package dev.muster.role;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.access.Sight;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.directory.Directory;
import dev.muster.directory.Item;
import dev.muster.directory.Role;
import dev.muster.privilege.Catalogue;
import dev.muster.wire.CommonJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Roles on the wire. The order of members is part of it (contract 2.1).
final class RoleJson {

    private RoleJson() {}

    /// A role in a list.
    ///
    /// @param privileges only when asked for
    /// @param members in the one project that was asked about
    record ListItem(
            @JsonUnwrapped CommonJson.Basics basics,
            int extType,
            @Nullable List<PrivilegeJson> privileges,
            @Nullable List<MemberJson> members) {}

    /// A role by itself.
    ///
    /// @param acl only for those who may read the role, and so privileges
    /// @param projects null: not asked for
    record Detail(
            @JsonUnwrapped CommonJson.Basics basics,
            @Nullable List<CommonJson.AceJson> acl,
            @Nullable List<PrivilegeJson> privileges,
            @Nullable List<ProjectJson> projects) {}

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
            @Nullable JsonNode privileges) {}

    /// The answer to a POST.
    record Created(String id) {}

    /// With privileges every element has the member, since clients know a list by its first: of roles that the caller
    /// may not read it is empty.
    static ListItem listItem(Directory directory, Sight sight, Role role, boolean withPrivileges) {
        return listItem(directory, sight, role, withPrivileges ? readable(directory, sight, role) : null, null);
    }

    private static List<PrivilegeJson> readable(Directory directory, Sight sight, Role role) {
        return sight.reads(role) ? privileges(directory.catalogue(), role) : List.of();
    }

    /// A role in the list of those of a project.
    static ListItem inProject(Directory directory, Sight sight, Role role, ProjectId project) {
        return listItem(directory, sight, role, null, members(directory, sight, role.id(), project));
    }

    private static ListItem listItem(
            Directory directory,
            Sight sight,
            Role role,
            @Nullable List<PrivilegeJson> privileges,
            @Nullable List<MemberJson> members) {
        return new ListItem(CommonJson.unabbreviated(directory, sight, role), 0, privileges, members);
    }

    /// The detail of a role, also for a caller who altered the role without being allowed to read it.
    ///
    /// @param withProjects whether the answer has the members: there may be very many
    static Detail detail(Directory directory, Sight sight, Role role, boolean withProjects) {
        boolean readable = sight.reads(role);
        return new Detail(
                CommonJson.unabbreviated(directory, sight, role),
                readable ? CommonJson.acl(directory, sight, role) : null,
                readable ? privileges(directory.catalogue(), role) : null,
                withProjects ? projects(directory, sight, role) : null);
    }

    private static List<PrivilegeJson> privileges(Catalogue catalogue, Role role) {
        return role.privileges().stream()
                .mapToObj(id -> new PrivilegeJson(catalogue.name(id), Integer.toString(id)))
                .toList();
    }

    /// Every project the caller may browse, those without members too: clients look it up here by name.
    private static List<ProjectJson> projects(Directory directory, Sight sight, Role role) {
        return directory
                .projects()
                .all()
                .filter(sight::sees)
                .map(project -> new ProjectJson(
                        project.properties().name(),
                        project.id().text(),
                        members(directory, sight, role.id(), project.id())))
                .toList();
    }

    private static List<MemberJson> members(Directory directory, Sight sight, RoleId role, ProjectId project) {
        return RoleMembers.of(directory, sight, role, project).stream()
                .map(RoleJson::member)
                .toList();
    }

    private static MemberJson member(Item holder) {
        return new MemberJson(
                holder.properties().name(),
                holder.id().text(),
                CommonJson.type(holder.id()),
                CommonJson.subtype(holder.id()));
    }
}
