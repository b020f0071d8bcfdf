package dev.muster.object;

import dev.muster.access.Sight;
import dev.muster.base.HolderId;
import dev.muster.base.Text;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.Group;
import dev.muster.directory.Item;
import dev.muster.directory.ItemProperties;
import dev.muster.directory.Project;
import dev.muster.directory.Role;
import dev.muster.directory.User;
import dev.muster.group.AlterGroup;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.project.AlterProject;
import dev.muster.role.AlterRole;
import dev.muster.user.AlterUser;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Alters the properties that objects of all kinds have in common. All changes apply, or none.
///
/// Each kind of object has its own permit. A change of texts or of the hidden flag needs the right to write. A
/// change of the owner or the access control list needs the right to control, and no authority, because rights on
/// objects give no privilege. Names and descriptions follow the rules of the kind. The name of a user is the full
/// name, and the abbreviation of a user is the login name. Refuses with `permit.missing`, `object.right`,
/// `role.unknown`, `project.unknown`, `user.unknown`, `object.text`, `acl.absent`, and as [AlterRole], [AlterUser],
/// [AlterGroup] and [AlterProject] do.
record AlterObject(
        ObjectReference target, Texts texts, @Nullable UserId owner, List<AclChange> acl) implements UseCase {

    /// Longest abbreviation, in characters.
    static final int ABBREVIATION_CHARS_MAX = 250;

    /// Longest comment on an object, in characters.
    static final int COMMENT_CHARS_MAX = 32_000;

    /// The new texts of an object, and its new hidden flag. A component that is null stays as it is.
    record Texts(
            @Nullable String name,
            @Nullable String description,
            @Nullable String abbreviation,
            @Nullable String comment,
            @Nullable Boolean hidden) {

        boolean isEmpty() {
            return !isNaming() && comment == null && hidden == null;
        }

        boolean isNaming() {
            return name != null || description != null || abbreviation != null;
        }
    }

    @Override
    public void decide(Draft draft) {
        draft.authority().require(target.kind().permit());
        Item item = target.require(draft.sight());
        requireBrowsable(draft.sight());
        draft.sight().require(item, neededRights());
        if (texts.isNaming()) {
            name(draft, item);
        }
        Item renamed = target.find(draft.now());
        draft.put(renamed.with(withOwnerAndAcl(draft, withTexts(renamed))));
    }

    /// Demands that the caller may browse the new owner and the trustee of every change of the list.
    private void requireBrowsable(Sight sight) {
        if (owner != null) {
            sight.require(owner);
        }
        acl.forEach(change -> sight.requireHolder(change.trustee()));
    }

    /// The sum of all rights that the changes need, so that a refusal does not depend on the order of the changes.
    private int neededRights() {
        int write = texts.isEmpty() ? 0 : Acl.WRITE;
        int control = owner == null && acl.isEmpty() ? 0 : Acl.CONTROL;
        return write | control;
    }

    private void name(Draft draft, Item item) {
        String name = texts.name;
        String description = texts.description;
        switch (item) {
            case Role role -> AlterRole.withTexts(role.id(), name, description).decide(draft);
            case Project project -> new AlterProject(project.id(), name, description, null).decide(draft);
            case User user ->
                AlterUser.withTexts(user.id(), name, description, texts.abbreviation)
                        .decide(draft);
            case Group group ->
                AlterGroup.withTexts(group.id(), name, description).decide(draft);
        }
    }

    private ItemProperties withTexts(Item item) {
        ItemProperties properties = item.properties();
        if (texts.abbreviation != null && !(item instanceof User)) {
            properties =
                    properties.withAbbreviation(Text.prose(texts.abbreviation, "object.text", ABBREVIATION_CHARS_MAX));
        }
        if (texts.comment != null) {
            properties = properties.withComment(Text.prose(texts.comment, "object.text", COMMENT_CHARS_MAX));
        }
        if (texts.hidden != null) {
            properties = properties.withHidden(texts.hidden);
        }
        return properties;
    }

    private ItemProperties withOwnerAndAcl(Draft draft, ItemProperties withTexts) {
        ItemProperties properties = withTexts;
        if (owner != null) {
            properties = properties.withOwner(draft.sight().require(owner).id());
        }
        Acl list = properties.acl();
        for (AclChange change : acl) {
            list = change.applyTo(list, (HolderId)
                    draft.sight().requireHolder(change.trustee()).id());
        }
        return properties.withAcl(list);
    }
}
