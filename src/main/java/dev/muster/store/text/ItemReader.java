package dev.muster.store.text;

import dev.muster.base.GroupId;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.About;
import dev.muster.directory.Acl;
import dev.muster.directory.Group;
import dev.muster.directory.Item;
import dev.muster.directory.LogIn;
import dev.muster.directory.Project;
import dev.muster.directory.Role;
import dev.muster.directory.User;
import dev.muster.privilege.PrivilegeSet;
import java.util.List;

/// Reads whole objects.
final class ItemReader {

    private final Values values;

    ItemReader(Values values) {
        this.values = values;
    }

    /// @param word the object's type, one of [Kind#WORDS]
    Item read(String word, Members members) {
        Item item =
                switch (word) {
                    case "user" -> user(members);
                    case "group" -> new Group(GroupId.of(members.text("id")), about(members), privileges(members));
                    case "role" -> new Role(RoleId.of(members.text("id")), about(members), privileges(members));
                    default -> project(members);
                };
        members.end();
        return item;
    }

    private User user(Members members) {
        return new User(UserId.of(members.text("id")), about(members), logIn(members), privileges(members));
    }

    private Project project(Members members) {
        return new Project(
                ProjectId.of(members.text("id")), about(members), members.text("alias"), members.integer("status"));
    }

    private About about(Members members) {
        return new About(
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

    private LogIn logIn(Members members) {
        return new LogIn(
                members.personal("logIn", values),
                members.flag("enabled"),
                members.flag("standard"),
                members.flag("passwordModifiable"),
                members.flag("newPasswordRequired"),
                members.isNull("password") ? null : members.text("password"),
                members.number("credentialEpoch"));
    }

    static PrivilegeSet privileges(Members members) {
        return Ranges.read(members.text("privileges"));
    }

    /// The list nearly every object has is one object in memory.
    static Acl acl(Members members, String name) {
        List<Acl.Ace> entries = members.list(name).stream()
                .map(entry -> ace(new Members(entry, "acl")))
                .toList();
        Acl acl = new Acl(entries);
        return acl.equals(Acl.COMMON) ? Acl.COMMON : acl;
    }

    private static Acl.Ace ace(Members entry) {
        var ace = new Acl.Ace(
                entry.holder(), entry.flagIfThere("deny"), entry.integer("rights"), entry.flagIfThere("inheritable"));
        entry.end();
        return ace;
    }
}
