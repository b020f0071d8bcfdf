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

/// Alters the properties that objects of all kinds have in common: all changes, or none.
///
/// Each kind needs its permit. Texts need the right to write; owner and access control list need the right to
/// control. No further check is needed, because rights on objects give no privilege. Names and descriptions
/// follow the rules of the kind; the name of a user is the full name, and the abbreviation of a user is the login
/// name. Refuses with `permit.missing`, `object.right`, `role.unknown`, `project.unknown`, `user.unknown`,
/// `object.text`, `acl.absent`, and as [AlterRole], [AlterUser], [AlterGroup] and [AlterProject] do.
record AlterObject(
        ObjectReference target, Texts texts, @Nullable UserId owner, List<AclChange> acl) implements UseCase {

    /// Longest abbreviation, in characters.
    static final int ABBREVIATION_CHARS_MAX = 250;

    /// Longest comment on an object, in characters.
    static final int COMMENT_CHARS_MAX = 32_000;

    /// The new texts of an object. A text that is null stays.
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
        requireNamedVisible(draft.sight());
        draft.sight().require(item, rights());
        if (texts.isNaming()) {
            name(draft, item);
        }
        Item named = target.find(draft.now());
        draft.put(named.with(withControl(draft, withTexts(named))));
    }

    /// Requires that the caller may browse the new owner and all trustees.
    private void requireNamedVisible(Sight sight) {
        if (owner != null) {
            sight.require(owner);
        }
        acl.forEach(change -> sight.requireHolder(change.trustee()));
    }

    /// The rights that all changes need together, so that the refusal does not depend on their order.
    private int rights() {
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

    private ItemProperties withControl(Draft draft, ItemProperties before) {
        ItemProperties properties = before;
        if (owner != null) {
            properties = properties.withOwner(draft.sight().require(owner).id());
        }
        Acl list = properties.acl();
        for (AclChange change : acl) {
            list = change.on(list, (HolderId)
                    draft.sight().requireHolder(change.trustee()).id());
        }
        return properties.withAcl(list);
    }
}
