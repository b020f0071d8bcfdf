package dev.muster.object;

import dev.muster.base.HolderId;
import dev.muster.base.Problem;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.Text;
import dev.muster.base.UserId;
import dev.muster.directory.About;
import dev.muster.directory.Acl;
import dev.muster.directory.Item;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.project.AlterProject;
import dev.muster.role.AlterRole;
import dev.muster.role.Operation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Alters what objects of all kinds have in common: all that is asked for, or nothing.
///
/// Each kind needs its permit. Texts need the right to write, owner and access control list the right to control:
/// rights on objects give no privilege, so nothing more. A name follows the rules of the kind. Refuses with
/// `permit.missing`, `object.right`, `role.unknown`, `project.unknown`, `user.unknown`, `object.text`,
/// `acl.absent`, and as [AlterRole] and [AlterProject] do.
record AlterObject(Target target, Texts texts, @Nullable UserId owner, List<AclChange> acl) implements UseCase {

    /// Longest abbreviation.
    static final int ABBREVIATION_CHARS_MAX = 250;

    /// Longest comment on an object.
    static final int COMMENT_CHARS_MAX = 32_000;

    /// What people write about an object.
    ///
    /// @param name null: stays, like all that is null
    record Texts(
            @Nullable String name,
            @Nullable String description,
            @Nullable String abbreviation,
            @Nullable String comment,
            @Nullable Boolean hidden) {

        boolean isEmpty() {
            return !isNaming() && abbreviation == null && comment == null && hidden == null;
        }

        boolean isNaming() {
            return name != null || description != null;
        }
    }

    @Override
    public void decide(Draft draft) {
        draft.authority().require(target.kind().permit());
        draft.sight().require(target.require(draft.sight()), rights());
        if (texts.isNaming() || (target.kind() == Kind.HOLDER && texts.abbreviation != null)) {
            name(draft);
        }
        Item named = target.find(draft.now());
        draft.put(named.with(controlled(draft, remarked(named.about()))));
    }

    /// All rights that are needed, so that it doesn't depend on what is refused first.
    private int rights() {
        int write = texts.isEmpty() ? 0 : Acl.WRITE;
        int control = owner == null && acl.isEmpty() ? 0 : Acl.CONTROL;
        return write | control;
    }

    private void name(Draft draft) {
        UserId bits = target.bits();
        switch (target.kind()) {
            case ROLE -> new AlterRole(new RoleId(bits.high(), bits.low()), operations()).decide(draft);
            case PROJECT ->
                new AlterProject(new ProjectId(bits.high(), bits.low()), texts.name, texts.description, null)
                        .decide(draft);
            case HOLDER ->
                throw new Problem.Invalid("object.unsupported", "Users and groups are not renamed by this call");
        }
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        if (texts.name != null) {
            operations.add(new Operation.Rename(texts.name));
        }
        if (texts.description != null) {
            operations.add(new Operation.Describe(texts.description));
        }
        return operations;
    }

    private About remarked(About before) {
        About about = before;
        if (texts.abbreviation != null) {
            about = about.withAbbreviation(Text.prose(texts.abbreviation, "object.text", ABBREVIATION_CHARS_MAX));
        }
        if (texts.comment != null) {
            about = about.withComment(Text.prose(texts.comment, "object.text", COMMENT_CHARS_MAX));
        }
        if (texts.hidden != null) {
            about = about.withHidden(texts.hidden);
        }
        return about;
    }

    private About controlled(Draft draft, About before) {
        About about = before;
        if (owner != null) {
            about = about.withOwner(draft.sight().require(owner).id());
        }
        Acl list = about.acl();
        for (AclChange change : acl) {
            list = change.on(list, (HolderId)
                    draft.sight().requireHolder(change.trustee()).id());
        }
        return about.withAcl(list);
    }
}
