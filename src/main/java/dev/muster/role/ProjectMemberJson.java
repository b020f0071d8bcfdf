package dev.muster.role;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.muster.access.Sight;
import dev.muster.base.HolderId;
import dev.muster.directory.Directory;
import dev.muster.directory.Item;
import dev.muster.holder.HeldRoles;
import dev.muster.holder.HolderJson;
import dev.muster.wire.CommonJson;
import org.jspecify.annotations.Nullable;

/// A member of a role in a project, as an element of the list of members. The order of the JSON members is part of
/// the wire (contract 2.7).
///
/// @param source always empty; clients expect it
/// @param access roles of the member by project; null if the request did not ask for them
record ProjectMemberJson(
        @JsonUnwrapped CommonJson.Basics basics, Source source, int extType, HolderJson.@Nullable AccessJson access) {

    /// The origin of an account. This list does not state it, so that the object is empty.
    record Source() {}

    static ProjectMemberJson of(Directory directory, Sight sight, Item member, boolean withAccess) {
        return new ProjectMemberJson(
                CommonJson.basics(directory, sight, member),
                new Source(),
                0,
                withAccess ? access(directory, sight, (HolderId) member.id()) : null);
    }

    private static HolderJson.AccessJson access(Directory directory, Sight sight, HolderId member) {
        return new HolderJson.AccessJson(HeldRoles.of(directory, sight, member, true));
    }
}
