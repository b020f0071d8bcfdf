package dev.muster.holder;

import static dev.muster.endpoint.Endpoint.get;

import dev.muster.access.Sight;
import dev.muster.base.HolderId;
import dev.muster.base.Problem;
import dev.muster.base.ProjectId;
import dev.muster.base.Text;
import dev.muster.directory.Directory;
import dev.muster.endpoint.Call;
import dev.muster.endpoint.Endpoint;
import dev.muster.endpoint.PathId;
import dev.muster.http.Reply;
import dev.muster.privilege.Level;
import dev.muster.privilege.Permit;
import dev.muster.wire.PagedList;
import dev.muster.wire.ProjectQuery;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The routes that users and groups share: memberships, privileges with their sources, roles, and security filters,
/// which this server does not have (contract 4.7 to 4.9, 5).
public final class HolderRoutes {

    public List<Endpoint> endpoints() {
        return Stream.of(
                        userAndGroup("/memberships", "HolderRoutes.memberships", HolderRoutes::memberships),
                        userAndGroup("/privileges", "HolderRoutes.privileges", HolderRoutes::privileges),
                        userAndGroup("/securityRoles", "HolderRoutes.securityRoles", HolderRoutes::securityRoles),
                        userAndGroup("/securityFilters", "HolderRoutes.securityFilters", HolderRoutes::securityFilters))
                .flatMap(List::stream)
                .toList();
    }

    /// The same endpoint below a user and below a group. A caller needs only a session to read their own user.
    private static List<Endpoint> userAndGroup(String path, String name, BiFunction<Call, HolderId, Reply> answer) {
        return List.of(
                get(
                        "/api/users/{id}" + path,
                        Permit.READ_HOLDER_OR_SELF,
                        PathId.USER,
                        name,
                        (call, user) ->
                                answer.apply(call, call.sight().require(user).id())),
                get(
                        "/api/usergroups/{id}" + path,
                        Permit.READ_HOLDERS,
                        PathId.GROUP,
                        name,
                        (call, group) ->
                                answer.apply(call, call.sight().require(group).id())));
    }

    private static Reply memberships(Call call, HolderId holder) {
        Directory directory = call.directory();
        Sight sight = call.sight();
        return PagedList.items(call, HolderJson.groups(directory, sight, holder))
                .array(group -> HolderJson.listItem(directory, sight, group, null));
    }

    private static Reply privileges(Call call, HolderId holder) {
        List<HolderJson.HeldPrivilege> held = PrivilegeSources.of(
                call.access(),
                call.sight(),
                holder,
                level(call),
                ProjectQuery.of(call).orElse(null));
        return PagedList.named(call, held, one -> one.privilege().name(), one -> one.privilege()
                        .id())
                .object(HolderJson.HeldPrivileges::new);
    }

    private static @Nullable Level level(Call call) {
        Optional<String> level = call.request().query("privilege.level");
        if (level.isEmpty()) {
            return null;
        }
        return switch (level.get().strip().toLowerCase(Locale.ROOT)) {
            case "server" -> Level.SERVER;
            case "project" -> Level.PROJECT;
            default ->
                throw new Problem.Invalid(
                        "query.level", "privilege.level must be server or project: '" + Text.shown(level.get()) + "'");
        };
    }

    private static Reply securityRoles(Call call, HolderId holder) {
        Optional<String> requestedProject = ProjectQuery.of(call).map(ProjectId::text);
        List<HolderJson.ProjectRoles> all = HeldRoles.of(call.directory(), call.sight(), holder, false).stream()
                .filter(project ->
                        requestedProject.isEmpty() || requestedProject.get().equals(project.id()))
                .toList();
        return PagedList.named(call, all, HolderJson.ProjectRoles::name, HolderJson.ProjectRoles::id)
                .array(project -> project);
    }

    private static Reply securityFilters(Call call, HolderId holder) {
        return PagedList.named(call, List.<String>of(), filter -> filter, filter -> filter)
                .object(HolderJson.SecurityFilters::new);
    }
}
