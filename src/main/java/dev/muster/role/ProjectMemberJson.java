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

/// What a member of a role looks like where members are listed. The order of members is part of it
/// (contract 2.7).
///
/// @param source empty, but clients look for it
/// @param access where it holds which roles, unless the caller doesn't want to know
record ProjectMemberJson(
        @JsonUnwrapped CommonJson.Basics basics, Source source, int extType, HolderJson.@Nullable AccessJson access) {

    /// Where an account comes from: nothing is told here.
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
