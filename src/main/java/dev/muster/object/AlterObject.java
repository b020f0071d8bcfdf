package dev.muster.object;

import dev.muster.base.HolderId;
import dev.muster.base.RoleId;
import dev.muster.base.Text;
import dev.muster.base.UserId;
import dev.muster.directory.About;
import dev.muster.directory.Acl;
import dev.muster.directory.Role;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.privilege.Permit;
import dev.muster.role.AlterRole;
import dev.muster.role.Operation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Alters what a role has in common with other objects: all of it, or nothing.
///
/// Owner and access control list need the right to control it, the rest the right to write. Refuses with
/// `permit.missing`, `role.unknown`, `user.unknown`, `object.right`, `object.text`, `acl.absent`, and
/// as [AlterRole] does.
///
/// @param name null: stays, like all that is null
record AlterObject(
        RoleId id,
        @Nullable String name,
        @Nullable String description,
        @Nullable String abbreviation,
        @Nullable String comment,
        @Nullable Boolean hidden,
        @Nullable UserId owner,
        List<AclChange> acl)
        implements UseCase {

    /// Longest abbreviation.
    static final int ABBREVIATION_CHARS_MAX = 250;

    /// Longest comment on an object.
    static final int COMMENT_CHARS_MAX = 32_000;

    @Override
    public void decide(Draft draft) {
        draft.authority().require(Permit.MANAGE_ROLES);
        draft.sight().require(id);
        new AlterRole(id, operations()).decide(draft);
        writeTexts(draft);
        control(draft);
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        if (name != null) {
            operations.add(new Operation.Rename(name));
        }
        if (description != null) {
            operations.add(new Operation.Describe(description));
        }
        return operations;
    }

    private void writeTexts(Draft draft) {
        if (abbreviation == null && comment == null && hidden == null) {
            return;
        }
        Role role = draft.sight().require(id);
        draft.sight().require(role, Acl.WRITE);
        About about = role.about();
        if (abbreviation != null) {
            about = about.withAbbreviation(Text.prose(abbreviation, "object.text", ABBREVIATION_CHARS_MAX));
        }
        if (comment != null) {
            about = about.withComment(Text.prose(comment, "object.text", COMMENT_CHARS_MAX));
        }
        if (hidden != null) {
            about = about.withHidden(hidden);
        }
        draft.put(role.with(about));
    }

    private void control(Draft draft) {
        if (owner == null && acl.isEmpty()) {
            return;
        }
        Role role = draft.sight().require(id);
        draft.sight().require(role, Acl.CONTROL);
        About about = role.about();
        if (owner != null) {
            about = about.withOwner(draft.sight().require(owner).id());
        }
        Acl list = about.acl();
        for (AclChange change : acl) {
            list = change.on(list, (HolderId)
                    draft.sight().requireHolder(change.trustee()).id());
        }
        draft.put(role.with(about.withAcl(list)));
    }
}
