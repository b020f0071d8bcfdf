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

/// Reads objects, with all their members, from the journal's text.
final class ItemReader {

    private final PersonalValueReader values;

    ItemReader(PersonalValueReader values) {
        this.values = values;
    }

    /// @param type the object's type, one of [ChangeKind#TYPES]
    /// @param members the members of the object's text
    /// @param extended whether the text has the members that the first kinds lack
    Item read(String type, StrictJsonObject members, boolean extended) {
        Item item =
                switch (type) {
                    case "user" -> user(members, extended);
                    case "group" ->
                        new Group(
                                GroupId.of(members.text("id")),
                                properties(members),
                                privileges(members),
                                extended ? members.text("ldapDn") : "");
                    case "role" -> new Role(RoleId.of(members.text("id")), properties(members), privileges(members));
                    default -> project(members);
                };
        members.end();
        return item;
    }

    private User user(StrictJsonObject members, boolean extended) {
        return new User(
                UserId.of(members.text("id")),
                properties(members),
                account(members),
                privileges(members),
                extended ? profile(members.object("profile")) : Profile.NONE);
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
                members.optionalObject("apiToken").map(ItemReader::apiToken).orElse(null));
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
                ProjectId.of(members.text("id")),
                properties(members),
                members.text("alias"),
                members.integer("status"));
    }

    private ItemProperties properties(StrictJsonObject members) {
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

    private LoginAccount account(StrictJsonObject members) {
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

    /// Reads an access control list. The common list is always the same object, to save memory.
    static Acl acl(StrictJsonObject members, String name) {
        List<Acl.Ace> entries = members.list(name).stream()
                .map(entry -> ace(new StrictJsonObject(entry, "acl")))
                .toList();
        Acl acl = new Acl(entries);
        return acl.equals(Acl.COMMON) ? Acl.COMMON : acl;
    }

    private static Acl.Ace ace(StrictJsonObject entry) {
        var ace = new Acl.Ace(
                entry.holder(), entry.optionalFlag("deny"), entry.integer("rights"), entry.optionalFlag("inheritable"));
        entry.end();
        return ace;
    }
}
