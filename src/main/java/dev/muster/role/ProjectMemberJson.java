package dev.muster.role;

import dev.muster.access.Sight;
import dev.muster.base.HolderId;
import dev.muster.directory.About;
import dev.muster.directory.Directory;
import dev.muster.directory.Item;
import dev.muster.holder.HeldRoles;
import dev.muster.holder.HolderJson;
import dev.muster.wire.Dates;
import dev.muster.wire.Shapes;
import org.jspecify.annotations.Nullable;

/// What a member of a role looks like where members are listed. The order of members is part of it
/// (contract 2.7).
///
/// @param source empty, but clients look for it
/// @param access where it holds which roles, unless the caller doesn't want to know
record ProjectMemberJson(
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
        Source source,
        int extType,
        HolderJson.@Nullable AccessJson access) {

    /// Where an account comes from: nothing is told here.
    record Source() {}

    static ProjectMemberJson of(Directory directory, Sight sight, Item member, boolean withAccess) {
        About about = member.about();
        return new ProjectMemberJson(
                about.name(),
                member.id().text(),
                Shapes.type(member.id()),
                HolderJson.abbreviation(member),
                about.description(),
                Shapes.subtype(member.id()),
                Dates.text(about.createdMillis()),
                Dates.text(about.modified().millis()),
                member.version(),
                sight.rights(member),
                Shapes.owner(directory, sight, member),
                new Source(),
                0,
                withAccess ? access(directory, sight, (HolderId) member.id()) : null);
    }

    private static HolderJson.AccessJson access(Directory directory, Sight sight, HolderId member) {
        return new HolderJson.AccessJson(HeldRoles.of(directory, sight, member, true));
    }
}
