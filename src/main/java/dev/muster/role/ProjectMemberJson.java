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

/// The JSON of a member in the list of a role's members in a project (contract 2.7).
///
/// @param source empty, because clients read it
/// @param access the roles of the member by project; null if not requested
record ProjectMemberJson(
        @JsonUnwrapped CommonJson.Basics basics, Source source, int extType, HolderJson.@Nullable AccessJson access) {

    /// The origin of an account. It is always empty.
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
