package dev.muster.group;

import static dev.muster.endpoint.Endpoint.delete;
import static dev.muster.endpoint.Endpoint.get;
import static dev.muster.endpoint.Endpoint.patch;
import static dev.muster.endpoint.Endpoint.post;
import static dev.muster.endpoint.Endpoint.put;

import dev.muster.access.Sight;
import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.Page;
import dev.muster.base.Problem;
import dev.muster.base.ProjectId;
import dev.muster.base.Text;
import dev.muster.directory.Directory;
import dev.muster.directory.Group;
import dev.muster.directory.Item;
import dev.muster.endpoint.Call;
import dev.muster.endpoint.Endpoint;
import dev.muster.endpoint.IdGenerator;
import dev.muster.endpoint.PathId;
import dev.muster.endpoint.WritePath;
import dev.muster.holder.CreateHolder;
import dev.muster.holder.HeldRoles;
import dev.muster.holder.HolderJson;
import dev.muster.holder.HolderSettings;
import dev.muster.http.Reply;
import dev.muster.privilege.Permit;
import dev.muster.wire.ListQuery;
import dev.muster.wire.PagedList;
import dev.muster.wire.PatchBody;
import dev.muster.wire.ProjectQuery;
import dev.muster.wire.TaggedReply;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `/api/usergroups`: list, create, read, alter, delete, members, settings (contract 5, 4.3).
public final class GroupRoutes {

    private final WritePath writes;
    private final IdGenerator ids;

    public GroupRoutes(WritePath writes, IdGenerator ids) {
        this.writes = writes;
        this.ids = ids;
    }

    public List<Endpoint> endpoints() {
        String group = "/api/usergroups/{id}";
        return List.of(
                get("/api/usergroups", Permit.ANY_SESSION, "GroupRoutes.list", this::list),
                post("/api/usergroups", Permit.MANAGE_HOLDERS, "GroupRoutes.create", this::create),
                get("/api/usergroups/topLevel", Permit.ANY_SESSION, "GroupRoutes.topLevel", this::topLevel),
                get(group, Permit.READ_HOLDERS, PathId.GROUP, "GroupRoutes.read", this::read),
                put(group, Permit.ALTER_GROUP, PathId.GROUP, "GroupRoutes.replace", this::replace),
                patch(group, Permit.ALTER_GROUP, PathId.GROUP, "GroupRoutes.alter", this::alter),
                delete(group, Permit.MANAGE_HOLDERS, PathId.GROUP, "GroupRoutes.remove", this::remove),
                get(group + "/members", Permit.READ_HOLDERS, PathId.GROUP, "GroupRoutes.members", this::members),
                get(group + "/settings", Permit.READ_HOLDERS, PathId.GROUP, "GroupRoutes.settings", this::settings),
                patch(
                        group + "/settings",
                        Permit.MANAGE_HOLDERS,
                        PathId.GROUP,
                        "GroupRoutes.alterSettings",
                        this::alterSettings));
    }

    private Reply list(Call call) {
        List<Group> matches = ListQuery.beginning(call.request(), "nameBegins")
                .map(call.directory().groups()::startingWith)
                .orElseGet(() -> call.directory().groups().all())
                .filter(call.sight()::sees)
                .toList();
        return items(call, matches);
    }

    private Reply topLevel(Call call) {
        return items(call, GroupMembers.topLevel(call.directory(), call.sight()));
    }

    private static Reply items(Call call, List<Group> groups) {
        Directory directory = call.directory();
        Sight sight = call.sight();
        return PagedList.items(call, groups).array(group -> HolderJson.listItem(directory, sight, group, null));
    }

    private Reply create(Call call) {
        GroupJson.Creation body = call.request().body(GroupJson.Creation.class);
        if (body.name() == null || Text.isBlank(body.name())) {
            throw new Problem.Invalid("group.name", "A group needs a name");
        }
        GroupId id = new GroupId(ids.next(), ids.next());
        CreateHolder create = new CreateHolder(
                new CreateGroup(id, body.name(), Objects.requireNonNullElse(body.description(), "")),
                CreateGroup.standIn(id),
                List.of(new AlterGroup(id, body.operations())));
        return writes.run(call, create, after -> {
            Group group = altered(after, id);
            return TaggedReply.created(after, "/api/usergroups/" + id.text(), group, detail(after, group, true));
        });
    }

    private Reply read(Call call, GroupId id) {
        Group group = call.sight().require(id);
        return tagged(call, group, call.request().flag("includeMembersAndMemberships", true));
    }

    private Reply replace(Call call, GroupId id) {
        GroupJson.Alteration body = call.request().body(GroupJson.Alteration.class);
        return writes.run(
                call, new AlterGroup(id, body.operations()), after -> tagged(after, altered(after, id), true));
    }

    private Reply alter(Call call, GroupId id) {
        List<GroupOperation> operations = GroupPatch.operations(
                call.request().body(PatchBody.class), call.directory().catalogue());
        return writes.run(call, new AlterGroup(id, operations), after -> tagged(after, altered(after, id), true));
    }

    private Reply remove(Call call, GroupId id) {
        return writes.run(call, new DeleteGroup(id), after -> Reply.noContent());
    }

    /// Lists the members, users and groups, each rendered while the answer is sent. The members of Everyone are all
    /// users.
    private Reply members(Call call, GroupId id) {
        Sight sight = call.sight();
        sight.require(id);
        Page page = call.request().page();
        boolean flat = call.request().flag("flatMembers");
        GroupMembers.Slice slice = GroupMembers.of(call, id, flat, page);
        Function<Item, HolderJson.@Nullable AccessJson> access = access(call);
        return Reply.array(slice.members()
                        .<Object>map(
                                member -> HolderJson.listItem(call.directory(), sight, member, access.apply(member)))
                        .iterator())
                .with(PagedList.TOTAL_HEADER, slice.total());
    }

    /// The roles of a member by project, null if the request does not ask for them: in all projects, or in the one that
    /// it names.
    private static Function<Item, HolderJson.@Nullable AccessJson> access(Call call) {
        Optional<ProjectId> onlyProject = ProjectQuery.of(call);
        if (!call.request().flag("includeAccess")) {
            return member -> null;
        }
        return member -> new HolderJson.AccessJson(
                HeldRoles.of(call.directory(), call.sight(), (HolderId) member.id(), true).stream()
                        .filter(project -> onlyProject.isEmpty()
                                || onlyProject.get().text().equals(project.id()))
                        .toList());
    }

    private Reply settings(Call call, GroupId id) {
        call.sight().require(id);
        return Reply.ok(new GroupJson.Settings(HolderSettings.UNLIMITED));
    }

    /// Checks the request and stores nothing: the only setting has a fixed value.
    private Reply alterSettings(Call call, GroupId id) {
        GroupJson.SettingsAlteration body = call.request().body(GroupJson.SettingsAlteration.class);
        return writes.run(
                call,
                draft -> {
                    draft.sight().requireWritable(draft.sight().require(id));
                    HolderSettings.requireSome(body.jobMemGoverning());
                    HolderSettings.requireUnlimited(body.jobMemGoverning());
                },
                after -> Reply.noContent());
    }

    /// The altered group, even for a caller who lost the right to browse it by this change.
    private static Group altered(Call after, GroupId id) {
        return after.directory().groups().find(id).orElseThrow();
    }

    private static Reply tagged(Call call, Group group, boolean withMembers) {
        var fields = call.request().fields();
        boolean selected = fields.selects("members") || fields.selects("memberships");
        return TaggedReply.ok(call, group, detail(call, group, withMembers && selected));
    }

    private static GroupJson.Detail detail(Call call, Group group, boolean withMembers) {
        Directory directory = call.directory();
        Sight sight = call.sight();
        return GroupJson.detail(
                directory, sight, group, withMembers ? GroupMembers.all(directory, sight, group.id()) : null);
    }
}
