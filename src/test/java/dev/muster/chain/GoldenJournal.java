package dev.muster.chain;

import dev.muster.base.Author;
import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.ObjectId;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.Acl.Ace;
import dev.muster.directory.Change;
import dev.muster.directory.Delegation;
import dev.muster.directory.Group;
import dev.muster.directory.ItemProperties;
import dev.muster.directory.LoginAccount;
import dev.muster.directory.Profile;
import dev.muster.directory.Project;
import dev.muster.directory.Role;
import dev.muster.directory.Stamp;
import dev.muster.directory.User;
import dev.muster.privilege.Catalogue;
import dev.muster.privilege.Level;
import dev.muster.privilege.Privilege;
import dev.muster.privilege.PrivilegeSet;
import dev.muster.store.Entry;
import java.util.List;

/// Small histories: one with every kind of change of the journal's first format, one with the second kinds for users
/// and groups. Their text in the database is in `golden/journal-1.txt` and `golden/journal-2.txt` for ever, so the
/// entries here must never be altered.
final class GoldenJournal {

    private static final UserId ROOT = UserId.of("54F3D26011D2896560009A8E67019608");
    private static final UserId ADA = UserId.of("0000000000000000000000000000000A");
    private static final UserId BOB = UserId.of("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFB");
    private static final GroupId ANALYSTS = GroupId.of("8000000000000000000000000000000C");
    private static final RoleId READER = RoleId.of("0000000000000000000000000000000A");
    private static final ProjectId SALES = ProjectId.of("7FFFFFFFFFFFFFFF8000000000000000");

    private static final Catalogue SMALL = Catalogue.of(List.of(
            new Privilege(1, "UseOne", "Use one", Level.PROJECT, "Common", "Lets its holder use one."),
            new Privilege(2, "UseTwo", "Use \"two\"", Level.PROJECT, "Common", "…"),
            new Privilege(40, "Manage", "Manage", Level.SERVER, "Server", "Manages."),
            new Privilege(41, "Legacy", "", Level.SERVER, "", "")));
    private static final Catalogue GROWN = Catalogue.of(List.of(
            new Privilege(1, "UseOne", "Use one", Level.PROJECT, "Common", "Lets its holder use one."),
            new Privilege(3, "UseThree", "Use three", Level.PROJECT, "Common", "Three.")));

    private static final Acl PLAIN = new Acl(List.of(Ace.allow(ROOT, 255), Ace.allow(ANALYSTS, 1)));
    private static final Acl ODD = new Acl(
            List.of(new Ace(BOB, true, 8, false), new Ace(BOB, false, 5, true), new Ace(ANALYSTS, true, 255, true)));

    private GoldenJournal() {}

    static List<Entry> entries() {
        return List.of(founded(), altered(), related(), unrelated(), gone());
    }

    private static ItemProperties properties(String name, String description) {
        return new ItemProperties(name, description, "", "", false, ROOT, PLAIN, 1_700_000_000_000L, new Stamp(1, 2));
    }

    private static User user(UserId id, String name, String logIn) {
        return new User(
                id, properties(name, "knows numbers"), LoginAccount.of(logIn), PrivilegeSet.of(1, 2, 3, 40, 65_535));
    }

    private static Group analysts() {
        ItemProperties odd =
                properties("Analysts", "line\none\ttab \u0001\u001f\u007f\u2028 \"quote\" back\\slash /slash é 🎲");
        return new Group(ANALYSTS, odd, PrivilegeSet.EMPTY);
    }

    private static Role reader() {
        return new Role(READER, properties("Reader", ""), PrivilegeSet.of(1, 2));
    }

    private static Project sales() {
        return new Project(SALES, properties("Sales", "").withHidden(true), "Verkauf", -1);
    }

    private static Entry founded() {
        return new Entry(
                1,
                1_700_000_000_000L,
                new Author(ROOT, "setup", ""),
                "",
                List.of(
                        new Change.CatalogueEntered(Catalogue.EMPTY, SMALL),
                        new Change.Put(null, user(ROOT, "Administrator", "Administrator")),
                        new Change.Put(null, user(ADA, "Ada Lovelace", "ada")),
                        new Change.Put(null, user(BOB, "Ada Lovelace", "bob 🎲 \"é\"")),
                        new Change.Put(null, analysts()),
                        new Change.Put(null, reader()),
                        new Change.Put(null, sales())));
    }

    private static Entry altered() {
        User ada = user(ADA, "Ada Lovelace", "ada");
        ItemProperties properties = ada.properties()
                .withName("Ada King")
                .withComment("long")
                .withAbbreviation("AK")
                .withOwner(ADA)
                .withAcl(ODD);
        LoginAccount account =
                new LoginAccount("ada", false, false, false, true, "0123456789ABCDEF0123456789ABCDEF", 4_000_000_000L);
        return new Entry(
                2,
                1_700_000_000_001L,
                new Author(ADA, "api", "192.0.2.7"),
                "said \"so\"",
                List.of(
                        new Change.Put(ada, ada.with(properties).with(account).with(PrivilegeSet.EMPTY)),
                        new Change.Put(analysts(), analysts().with(properties("Analysts 2", ""))),
                        new Change.Put(reader(), reader()),
                        new Change.Put(sales(), sales().withStatus(2)),
                        new Change.CatalogueEntered(SMALL, GROWN),
                        new Change.Touched(READER, new Stamp(1, 2), new Stamp(2, 1_700_000_000_001L))));
    }

    private static Entry related() {
        IdSet<HolderId> holders = IdSet.of(List.of(BOB, ANALYSTS, ADA));
        return new Entry(
                3,
                1_700_000_000_001L,
                new Author(ADA, "cli", ""),
                "",
                List.of(
                        new Change.PrivilegesAdded(ANALYSTS, PrivilegeSet.of(1, 3, 5, 6)),
                        new Change.PrivilegesRemoved(READER, PrivilegeSet.of(2)),
                        new Change.PrivilegesAdded(ADA, PrivilegeSet.of(1)),
                        new Change.Joined(ANALYSTS, IdSet.of(List.of(BOB, ADA))),
                        new Change.Granted(READER, SALES, holders),
                        new Change.Delegated(new Delegation(READER, null, ADA)),
                        new Change.Delegated(new Delegation(READER, SALES, ANALYSTS))));
    }

    private static Entry unrelated() {
        IdSet<ObjectId> everything = IdSet.of(List.of(SALES, READER, ADA, ANALYSTS, BOB));
        return new Entry(
                4,
                1_700_000_000_002L,
                new Author(BOB, "api", "2001:db8::1"),
                "",
                List.of(
                        new Change.Left(ANALYSTS, IdSet.of(BOB)),
                        new Change.Revoked(READER, SALES, IdSet.of(ANALYSTS)),
                        new Change.Undelegated(new Delegation(READER, SALES, ANALYSTS)),
                        new Change.OwnerPassed(everything, ADA, ROOT),
                        new Change.AclsReplaced(List.of(
                                new Change.AclReplaced(READER, PLAIN, ODD),
                                new Change.AclReplaced(BOB, ODD, new Acl(List.of()))))));
    }

    private static Entry gone() {
        return new Entry(
                5,
                1_800_000_000_000L,
                new Author(ROOT, "api", "192.0.2.7"),
                "",
                List.of(
                        new Change.Removed(user(BOB, "Ada Lovelace", "bob 🎲 \"é\"")),
                        new Change.Removed(analysts()),
                        new Change.Removed(reader()),
                        new Change.Removed(sales())));
    }

    /// Entries with profiles of users and distinguished names of groups.
    static List<Entry> entriesWithProfiles() {
        User ada = user(ADA, "Ada Lovelace", "ada");
        Profile whole = new Profile(
                "cn=ada,dc=example",
                "ada@example",
                "ADA",
                new Profile.Expiry(1_800_000_000_000L, true, 90),
                "Europe/London",
                "1033",
                List.of(
                        new Profile.Address("A1", "work", "ada@example.org", "EMAIL", "D1", true),
                        new Profile.Address("A2", "", "a 🎲 \"é\"", "EMAIL", "D1", false)),
                new Profile.ApiToken("0123456789ABCDEF0123456789ABCDEF", ROOT, 1_700_000_000_000L));
        User full = ada.with(whole);
        Group mapped = analysts().withLdapDn("cn=analysts,dc=example");
        return List.of(new Entry(
                1,
                1_700_000_000_000L,
                new Author(ROOT, "api", ""),
                "",
                List.of(
                        new Change.Put(null, full),
                        new Change.Put(full, full.with(whole.with((Profile.ApiToken) null))),
                        new Change.Put(full, ada),
                        new Change.Put(ada, full),
                        new Change.Put(analysts(), mapped),
                        new Change.Put(mapped, mapped.with(PrivilegeSet.of(7))),
                        new Change.Removed(full),
                        new Change.Removed(mapped))));
    }
}
