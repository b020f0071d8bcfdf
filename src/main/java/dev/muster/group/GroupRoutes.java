package dev.muster.group;

import static dev.muster.wire.Endpoint.get;

import dev.muster.access.Sight;
import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.Text;
import dev.muster.directory.About;
import dev.muster.directory.Directory;
import dev.muster.directory.Group;
import dev.muster.directory.Item;
import dev.muster.directory.WellKnown;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `/api/usergroups`: list, read, members (contract 5, 4.3).
public final class GroupRoutes {

    /// A group by itself.
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
            @Nullable List<HolderJson.Membership> memberships,
            @Nullable List<Member> members) {}

    /// A member inside of a group.
    record Member(String id, String name, int type, int subtype, HolderJson.Source source) {}

    public List<Endpoint> endpoints() {
        return List.of(
                get("/api/usergroups", Permit.ANY_SESSION, "GroupRoutes.list", this::list),
                get("/api/usergroups/{id}", Permit.READ_HOLDERS, "GroupRoutes.read", this::read),
                get("/api/usergroups/{id}/members", Permit.READ_HOLDERS, "GroupRoutes.members", this::members));
    }

    private Reply list(Call call) {
        Directory directory = call.directory();
        Sight sight = call.sight();
        List<Group> matches = call.request()
                .query("nameBegins")
                .map(directory.groups()::beginning)
                .orElseGet(() -> directory.groups().all())
                .filter(sight::sees)
                .toList();
        return Paged.reply(matches, call.request().page(), group -> HolderJson.listItem(directory, sight, group, null));
    }

    private Reply read(Call call) {
        Group group = call.sight().require(PathIds.group(call, "id"));
        boolean whole = call.request().flag("includeMembersAndMemberships", true);
        return Reply.ok(detail(call.directory(), call.sight(), group, whole));
    }

    /// The members, users and groups; of Everyone every user and nobody else. Each is rendered while it is sent.
    private Reply members(Call call) {
        Directory directory = call.directory();
        Sight sight = call.sight();
        Group group = sight.require(PathIds.group(call, "id"));
        boolean withAccess = call.request().flag("includeAccess");
        return Paged.reply(
                members(directory, sight, group.id()),
                call.request().page(),
                member -> HolderJson.listItem(
                        directory,
                        sight,
                        member,
                        withAccess
                                ? new HolderJson.AccessJson(
                                        HeldRoles.of(directory, sight, (HolderId) member.id(), true))
                                : null));
    }

    /// The direct members of a group that the caller may browse, by name.
    private static List<Item> members(Directory directory, Sight sight, GroupId group) {
        if (group.equals(WellKnown.EVERYONE)) {
            return directory
                    .users()
                    .all()
                    .filter(sight::sees)
                    .<Item>map(user -> user)
                    .toList();
        }
        Stream<Item> members = directory.memberships().members(group).stream()
                .map(directory::find)
                .flatMap(Optional::stream)
                .filter(sight::sees);
        return members.sorted(
                        Comparator.comparing(member -> Text.key(member.about().name())))
                .toList();
    }

    private static Detail detail(Directory directory, Sight sight, Group group, boolean whole) {
        About about = group.about();
        return new Detail(
                about.name(),
                group.id().text(),
                Shapes.type(group.id()),
                HolderJson.abbreviation(group),
                about.description(),
                Shapes.subtype(group.id()),
                Dates.text(about.createdMillis()),
                Dates.text(about.modified().millis()),
                group.version(),
                sight.rights(group),
                Shapes.owner(directory, sight, group),
                Shapes.acl(directory, sight, group),
                0,
                HolderJson.ancestors(group),
                whole
                        ? HolderJson.groups(directory, sight, group.id()).stream()
                                .map(HolderJson::membership)
                                .toList()
                        : null,
                whole
                        ? members(directory, sight, group.id()).stream()
                                .map(GroupRoutes::member)
                                .toList()
                        : null);
    }

    private static Member member(Item member) {
        return new Member(
                member.id().text(),
                member.about().name(),
                Shapes.type(member.id()),
                Shapes.subtype(member.id()),
                HolderJson.LOCAL);
    }
}
