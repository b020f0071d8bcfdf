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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Roles on the wire. The order of the JSON members is part of the wire (contract 2.1).
final class RoleJson {

    /// The name of the member that has the members by project, which may be very many.
    static final String PROJECTS = "projects";

    private RoleJson() {}

    /// A role in a list.
    ///
    /// @param privileges null if the request did not ask for them
    /// @param members members in the project of the request; null if the request is not about one project
    record ListItem(
            @JsonUnwrapped CommonJson.Basics basics,
            int extType,
            @Nullable List<RolePrivilege> privileges,
            @Nullable List<RoleMember> members) {}

    /// The answer about one role.
    ///
    /// @param acl access control list; null if the caller may not read the role
    /// @param privileges null if the caller may not read the role
    /// @param projects members of the role by project; null if the request did not ask for them
    record Detail(
            @JsonUnwrapped CommonJson.Basics basics,
            @Nullable List<CommonJson.AceJson> acl,
            @Nullable List<RolePrivilege> privileges,
            @Nullable List<RoleProject> projects) {}

    /// A privilege of a role. Clients read its two JSON members by position: exactly these, in this order.
    record RolePrivilege(String name, String id) {}

    /// A project, with the members of the role there.
    record RoleProject(String name, String id, List<RoleMember> members) {}

    /// A member of the role. Only here `subType` has a capital T.
    record RoleMember(String name, String id, int type, int subType) {}

    /// The body of a POST.
    record Creation(
            @Nullable String name,
            @Nullable String description,
            @Nullable JsonNode privileges) {}

    /// The answer to a POST.
    record Created(String id) {}

    /// A role in a list. With privileges, every element has the JSON member for them, because clients expect all
    /// elements to have the members of the first. It is empty for a role that the caller may not read.
    static ListItem listItem(Directory directory, Sight sight, Role role, boolean withPrivileges) {
        return listItem(
                directory, sight, role, withPrivileges ? readablePrivileges(directory, sight, role) : null, null);
    }

    private static List<RolePrivilege> readablePrivileges(Directory directory, Sight sight, Role role) {
        return sight.reads(role) ? privileges(directory.catalogue(), role) : List.of();
    }

    /// A role with its members in one project.
    static ListItem inProject(Directory directory, Sight sight, Role role, ProjectId project) {
        return listItem(directory, sight, role, null, members(directory, sight, role.id(), project));
    }

    private static ListItem listItem(
            Directory directory,
            Sight sight,
            Role role,
            @Nullable List<RolePrivilege> privileges,
            @Nullable List<RoleMember> members) {
        return new ListItem(CommonJson.basicsWithoutAbbreviation(directory, sight, role), 0, privileges, members);
    }

    /// The answer about a role. A caller may be allowed to alter a role and not to read it; then the answer lacks the
    /// access control list and the privileges.
    ///
    /// @param selected whether the caller wants a member of the answer; a costly one is made only then
    static Detail detail(Directory directory, Sight sight, Role role, Predicate<String> selected) {
        boolean readable = sight.reads(role);
        return new Detail(
                CommonJson.basicsWithoutAbbreviation(directory, sight, role),
                readable ? CommonJson.acl(directory, sight, role) : null,
                readable ? privileges(directory.catalogue(), role) : null,
                selected.test(PROJECTS) ? projects(directory, sight, role) : null);
    }

    private static List<RolePrivilege> privileges(Catalogue catalogue, Role role) {
        return role.privileges().stream()
                .mapToObj(id -> new RolePrivilege(catalogue.name(id), Integer.toString(id)))
                .toList();
    }

    /// Every project that the caller may browse, even without members: clients look projects up here by name.
    private static List<RoleProject> projects(Directory directory, Sight sight, Role role) {
        return directory
                .projects()
                .all()
                .filter(sight::sees)
                .map(project -> new RoleProject(
                        project.properties().name(),
                        project.id().text(),
                        members(directory, sight, role.id(), project.id())))
                .toList();
    }

    private static List<RoleMember> members(Directory directory, Sight sight, RoleId role, ProjectId project) {
        return RoleMembers.of(directory, sight, role, project).stream()
                .map(RoleJson::member)
                .toList();
    }

    private static RoleMember member(Item holder) {
        return new RoleMember(
                holder.properties().name(),
                holder.id().text(),
                CommonJson.type(holder.id()),
                CommonJson.subtype(holder.id()));
    }
}
