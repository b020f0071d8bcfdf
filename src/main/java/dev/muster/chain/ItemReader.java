package dev.muster.chain;

import dev.muster.base.GroupId;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.Group;
import dev.muster.directory.Item;
import dev.muster.directory.ItemProperties;
import dev.muster.directory.LoginAccount;
import dev.muster.directory.Profile;
import dev.muster.directory.Project;
import dev.muster.directory.Role;
import dev.muster.directory.User;
import dev.muster.privilege.PrivilegeSet;
import java.util.List;

/// Reads whole objects.
final class ItemReader {

    private final PersonalValueReader values;

    ItemReader(PersonalValueReader values) {
        this.values = values;
    }

    /// @param word the object's type, one of [ChangeKind#WORDS]
    /// @param more with the members that the first kinds had no words for
    Item read(String word, StrictJsonObject members, boolean more) {
        Item item =
                switch (word) {
                    case "user" -> user(members, more);
                    case "group" ->
                        new Group(
                                GroupId.of(members.text("id")),
                                about(members),
                                privileges(members),
                                more ? members.text("ldapDn") : "");
                    case "role" -> new Role(RoleId.of(members.text("id")), about(members), privileges(members));
                    default -> project(members);
                };
        members.end();
        return item;
    }

    private User user(StrictJsonObject members, boolean more) {
        return new User(
                UserId.of(members.text("id")),
                about(members),
                logIn(members),
                privileges(members),
                more ? profile(members.object("profile")) : Profile.NONE);
    }

    private Profile profile(StrictJsonObject members) {
        var profile = new Profile(
                members.personal("ldapDn", values),
                members.personal("trustId", values),
                members.personal("databaseLogIn", values),
                new Profile.Expiry(
                        members.number("expires"), members.flag("expiryRenews"), members.integer("expiryDays")),
                members.text("timezone"),
                members.text("language"),
                members.list("addresses").stream()
                        .map(address -> address(new StrictJsonObject(address, "address")))
                        .toList(),
                members.objectIfThere("apiToken").map(ItemReader::apiToken).orElse(null));
        members.end();
        return profile.equals(Profile.NONE) ? Profile.NONE : profile;
    }

    private Profile.Address address(StrictJsonObject members) {
        var address = new Profile.Address(
                members.text("id"),
                members.personal("name", values),
                members.personal("value", values),
                members.text("delivery"),
                members.text("device"),
                members.flag("default"));
        members.end();
        return address;
    }

    private static Profile.ApiToken apiToken(StrictJsonObject members) {
        var token = new Profile.ApiToken(members.text("secret"), members.user("maker"), members.number("created"));
        members.end();
        return token;
    }

    private Project project(StrictJsonObject members) {
        return new Project(
                ProjectId.of(members.text("id")), about(members), members.text("alias"), members.integer("status"));
    }

    private ItemProperties about(StrictJsonObject members) {
        return new ItemProperties(
                members.personal("name", values),
                members.personal("description", values),
                members.personal("comment", values),
                members.personal("abbreviation", values),
                members.flag("hidden"),
                members.user("owner"),
                acl(members, "acl"),
                members.number("created"),
                members.stamp("modified"));
    }

    private LoginAccount logIn(StrictJsonObject members) {
        return new LoginAccount(
                members.personal("logIn", values),
                members.flag("enabled"),
                members.flag("standard"),
                members.flag("passwordModifiable"),
                members.flag("newPasswordRequired"),
                members.isNull("password") ? null : members.text("password"),
                members.number("credentialEpoch"));
    }

    static PrivilegeSet privileges(StrictJsonObject members) {
        return PrivilegeRanges.read(members.text("privileges"));
    }

    /// The list nearly every object has is one object in memory.
    static Acl acl(StrictJsonObject members, String name) {
        List<Acl.Ace> entries = members.list(name).stream()
                .map(entry -> ace(new StrictJsonObject(entry, "acl")))
                .toList();
        Acl acl = new Acl(entries);
        return acl.equals(Acl.COMMON) ? Acl.COMMON : acl;
    }

    private static Acl.Ace ace(StrictJsonObject entry) {
        var ace = new Acl.Ace(
                entry.holder(), entry.flagIfThere("deny"), entry.integer("rights"), entry.flagIfThere("inheritable"));
        entry.end();
        return ace;
    }
}
