package dev.muster.group;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.access.Sight;
import dev.muster.base.GroupId;
import dev.muster.base.IdSet;
import dev.muster.base.RawId;
import dev.muster.base.Text;
import dev.muster.directory.Directory;
import dev.muster.directory.Group;
import dev.muster.directory.Item;
import dev.muster.holder.HolderJson;
import dev.muster.holder.HolderOperation;
import dev.muster.holder.HolderSettings;
import dev.muster.naming.NameOperation;
import dev.muster.wire.CommonJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Groups on the wire, and the requests about them. The order of the JSON members is part of the wire (contract 5).
final class GroupJson {

    /// The settings of a group.
    record Settings(HolderSettings.Memory jobMemGoverning) {}

    /// The body of a PATCH of the settings.
    record SettingsAlteration(@Nullable JsonNode jobMemGoverning) {}

    private GroupJson() {}

    /// The answer about one group.
    ///
    /// @param memberships null if the answer has neither memberships nor members
    /// @param members null if the answer has neither memberships nor members
    /// @param ldapdn null if the group is not linked
    record Detail(
            @JsonUnwrapped CommonJson.Basics basics,
            List<CommonJson.AceJson> acl,
            int extType,
            List<HolderJson.Ancestor> ancestors,
            @Nullable List<HolderJson.Membership> memberships,
            @Nullable List<Member> members,
            @Nullable String ldapdn) {}

    /// A member in the answer about one group.
    record Member(String id, String name, int type, int subtype, HolderJson.Source source) {}

    /// The body of a POST.
    record Creation(
            @Nullable String name,
            @Nullable String description,
            @Nullable List<@Nullable String> memberships,
            @Nullable List<@Nullable String> members,
            @Nullable String ldapdn) {

        /// The operations on the new group, for everything but its name and description.
        ///
        /// @throws dev.muster.base.Problem.Invalid `id.malformed`
        List<GroupOperation> operations() {
            return GroupJson.operations(memberships, List.of(), members, List.of(), ldapdn);
        }
    }

    /// The body of a PUT. A JSON member that is null means no change.
    record Alteration(
            @Nullable String name,
            @Nullable String description,
            @Nullable List<@Nullable String> parentsAddition,
            @Nullable List<@Nullable String> parentsDeletion,
            @Nullable List<@Nullable String> membersAddition,
            @Nullable List<@Nullable String> membersDeletion,
            @Nullable String ldapdn) {

        /// The operations of the body, in order.
        ///
        /// @throws dev.muster.base.Problem.Invalid `id.malformed`
        List<GroupOperation> operations() {
            List<GroupOperation> operations = new ArrayList<>();
            NameOperation.of(name, description).forEach(change -> operations.add(new GroupOperation.Name(change)));
            operations.addAll(
                    GroupJson.operations(parentsAddition, parentsDeletion, membersAddition, membersDeletion, ldapdn));
            return operations;
        }
    }

    private static List<GroupOperation> operations(
            @Nullable List<@Nullable String> parentsAdded,
            @Nullable List<@Nullable String> parentsRemoved,
            @Nullable List<@Nullable String> membersAdded,
            @Nullable List<@Nullable String> membersRemoved,
            @Nullable String ldapDn) {
        List<GroupOperation> operations = new ArrayList<>();
        IdSet<GroupId> newParents = groups(parentsAdded);
        IdSet<GroupId> formerParents = groups(parentsRemoved);
        if (!newParents.isEmpty()) {
            operations.add(new GroupOperation.Common(new HolderOperation.JoinGroups(newParents)));
        }
        if (!formerParents.isEmpty()) {
            operations.add(new GroupOperation.Common(new HolderOperation.LeaveGroups(formerParents)));
        }
        List<RawId> newMembers = rawIds(membersAdded);
        List<RawId> formerMembers = rawIds(membersRemoved);
        if (!newMembers.isEmpty()) {
            operations.add(new GroupOperation.AddMembers(newMembers));
        }
        if (!formerMembers.isEmpty()) {
            operations.add(new GroupOperation.RemoveMembers(formerMembers));
        }
        if (ldapDn != null && !Text.isBlank(ldapDn)) {
            operations.add(new GroupOperation.Link(ldapDn));
        }
        return operations;
    }

    private static IdSet<GroupId> groups(@Nullable List<@Nullable String> ids) {
        return IdSet.of(texts(ids).map(GroupId::of).toList());
    }

    private static List<RawId> rawIds(@Nullable List<@Nullable String> ids) {
        return texts(ids).map(RawId::of).toList();
    }

    private static Stream<String> texts(@Nullable List<@Nullable String> ids) {
        return ids == null
                ? Stream.empty()
                : ids.stream().map(id -> Objects.requireNonNullElse(id, "").strip());
    }

    /// The answer about one group.
    ///
    /// @param members members that the caller may browse; null to leave out members and memberships
    static Detail detail(Directory directory, Sight sight, Group group, @Nullable List<Item> members) {
        return new Detail(
                CommonJson.basics(directory, sight, group),
                CommonJson.acl(directory, sight, group),
                0,
                HolderJson.ancestors(group),
                members == null
                        ? null
                        : HolderJson.groups(directory, sight, group.id()).stream()
                                .map(HolderJson::membership)
                                .toList(),
                members == null ? null : members.stream().map(GroupJson::member).toList(),
                group.ldapDn().isEmpty() ? null : group.ldapDn());
    }

    private static Member member(Item member) {
        return new Member(
                member.id().text(),
                member.properties().name(),
                CommonJson.type(member.id()),
                CommonJson.subtype(member.id()),
                HolderJson.LOCAL);
    }
}
