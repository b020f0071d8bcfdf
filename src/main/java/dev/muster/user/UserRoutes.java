package dev.muster.user;

import static dev.muster.wire.Endpoint.get;

import dev.muster.access.Sight;
import dev.muster.base.Problem;
import dev.muster.base.ProjectId;
import dev.muster.base.UserId;
import dev.muster.directory.About;
import dev.muster.directory.Directory;
import dev.muster.directory.User;
import dev.muster.holder.HeldRoles;
import dev.muster.holder.HolderJson;
import dev.muster.http.Reply;
import dev.muster.privilege.Permit;
import dev.muster.wire.Call;
import dev.muster.wire.Dates;
import dev.muster.wire.Endpoint;
import dev.muster.wire.Paged;
import dev.muster.wire.PathIds;
import dev.muster.wire.Shapes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `/api/users`: list, read, and the roles a user was granted (contract 4.1, 4.2, 4.8).
public final class UserRoutes {

    /// Longest prefix that is searched for.
    private static final int PREFIX_CHARS_MAX = 250;

    /// A user by itself.
    record Detail(
            String name,
            String id,
            int type,
            String abbreviation,
            String description,
            int subtype,
            String dateCreated,
            String dateModified,
            String version,
            int acg,
            Shapes.Named owner,
            List<Shapes.AceJson> acl,
            int extType,
            List<HolderJson.Ancestor> ancestors,
            String username,
            String fullName,
            boolean enabled,
            boolean passwordModifiable,
            boolean requireNewPassword,
            boolean standardAuth,
            List<HolderJson.Membership> memberships,
            String initials) {}

    public List<Endpoint> endpoints() {
        return List.of(
                get("/api/users", Permit.READ_HOLDERS, "UserRoutes.list", this::list),
                get("/api/users/{id}", Permit.READ_HOLDER_OR_SELF, "UserRoutes.read", this::read),
                get(
                        "/api/users/{id}/securityRoles",
                        Permit.READ_HOLDER_OR_SELF,
                        "UserRoutes.securityRoles",
                        this::securityRoles));
    }

    private Reply list(Call call) {
        Directory directory = call.directory();
        Sight sight = call.sight();
        Optional<String> abbreviation = prefix(call, "abbreviationBegins");
        Set<UserId> ids = call.request().queryAll("id").stream().map(UserId::of).collect(Collectors.toSet());
        Stream<User> named = prefix(call, "nameBegins")
                .map(directory.users()::beginning)
                .orElseGet(() -> directory.users().all());
        Set<UserId> abbreviated = abbreviation
                .map(prefix -> directory.logIns().beginning(prefix).collect(Collectors.toSet()))
                .orElse(Set.of());
        List<User> matches = named.filter(user -> abbreviation.isEmpty() || abbreviated.contains(user.id()))
                .filter(user -> ids.isEmpty() || ids.contains(user.id()))
                .filter(sight::sees)
                .toList();
        return Paged.reply(matches, call.request().page(), user -> HolderJson.listItem(directory, sight, user, null));
    }

    private Reply read(Call call) {
        User user = call.sight().require(PathIds.user(call, "id"));
        return Reply.ok(detail(call.directory(), call.sight(), user));
    }

    private Reply securityRoles(Call call) {
        User user = call.sight().require(PathIds.user(call, "id"));
        Optional<String> only = call.request().query("projectId").map(id -> ProjectId.of(id.strip())
                .text());
        List<HolderJson.ProjectRoles> roles = HeldRoles.of(call.directory(), call.sight(), user.id(), false).stream()
                .filter(project -> only.isEmpty() || only.get().equals(project.id()))
                .toList();
        return Reply.ok(roles).with(Paged.TOTAL, roles.size());
    }

    private static Optional<String> prefix(Call call, String name) {
        Optional<String> prefix = call.request().query(name);
        if (prefix.isPresent() && prefix.get().length() > PREFIX_CHARS_MAX) {
            throw new Problem.Invalid("query.prefix", name + " has at most " + PREFIX_CHARS_MAX + " characters");
        }
        return prefix;
    }

    private static Detail detail(Directory directory, Sight sight, User user) {
        About about = user.about();
        return new Detail(
                about.name(),
                user.id().text(),
                Shapes.type(user.id()),
                user.logIn().name(),
                about.description(),
                Shapes.subtype(user.id()),
                Dates.text(about.createdMillis()),
                Dates.text(about.modified().millis()),
                user.version(),
                sight.rights(user),
                Shapes.owner(directory, sight, user),
                Shapes.acl(directory, sight, user),
                0,
                HolderJson.ancestors(user),
                user.logIn().name(),
                about.name(),
                user.logIn().enabled(),
                user.logIn().passwordModifiable(),
                user.logIn().newPasswordRequired(),
                user.logIn().standard(),
                HolderJson.groups(directory, sight, user.id()).stream()
                        .map(HolderJson::membership)
                        .toList(),
                HolderJson.initials(about.name()));
    }
}
