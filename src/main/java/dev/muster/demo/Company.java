package dev.muster.demo;

import dev.muster.base.Author;
import dev.muster.base.Caller;
import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Directory;
import dev.muster.directory.LogIn;
import dev.muster.directory.WellKnown;
import dev.muster.group.CreateGroup;
import dev.muster.holder.GivePrivileges;
import dev.muster.holder.Join;
import dev.muster.ledger.Ledger;
import dev.muster.ledger.UseCase;
import dev.muster.privilege.PrivilegeSet;
import dev.muster.project.CreateProject;
import dev.muster.role.AlterRole;
import dev.muster.role.CreateRole;
import dev.muster.role.Operation;
import dev.muster.session.FreshPassword;
import dev.muster.session.SetPassword;
import dev.muster.store.Secret;
import dev.muster.user.CreateUser;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Enters the demo company, one use case after the other, as Administrator would.
///
/// Every id follows from what is entered, so that scripts against the demonstration keep working.
public final class Company {

    private static final Caller CALLER = new Caller(WellKnown.ADMINISTRATOR, Author.SETUP, "");

    /// Characters of an id's text.
    private static final int ID_CHARS = 32;

    private final Ledger ledger;
    private final CompanyJson company;
    private final SecureRandom random = new SecureRandom();

    private Company(Ledger ledger, CompanyJson company) {
        this.ledger = ledger;
        this.company = company;
    }

    /// Enters the company, unless somebody has created a project: then this is no fresh demonstration.
    public static void enter(Ledger ledger) {
        if (ledger.now().directory().projects().size() == 0) {
            new Company(ledger, CompanyJson.read()).enter();
        }
    }

    private void enter() {
        company.projects().forEach(this::project);
        company.roles().forEach(this::role);
        company.groups().forEach(this::group);
        company.users().forEach(this::user);
        company.grants().forEach(this::grant);
    }

    private void project(CompanyJson.NewProject project) {
        ProjectId id = ProjectId.of(id(project.id(), "project", project.name()));
        write(new CreateProject(id, project.name(), project.description()));
    }

    private void role(CompanyJson.NewRole role) {
        RoleId id = RoleId.of(id(null, "role", role.name()));
        write(new CreateRole(id, role.name(), role.description(), PrivilegeSet.of(role.privileges())));
    }

    private void group(CompanyJson.NewGroup group) {
        GroupId id = GroupId.of(id(group.id(), "group", group.name()));
        write(draft -> {
            new CreateGroup(id, group.name(), group.description()).decide(draft);
            give(id, group.privileges()).decide(draft);
            join(draft.now(), id, group.parents()).forEach(join -> join.decide(draft));
        });
    }

    private void user(CompanyJson.NewUser user) {
        UserId id = UserId.of(id(user.id(), "user", user.login()));
        Secret password = password(user.password());
        boolean enabled = user.enabled() == null || user.enabled();
        write(draft -> {
            LogIn logIn = LogIn.of(user.login()).withEnabled(enabled);
            new CreateUser(id, user.name(), user.description(), logIn).decide(draft);
            if (password != null) {
                new SetPassword(id, password, false).decide(draft);
            }
            give(id, user.privileges()).decide(draft);
            join(draft.now(), id, user.groups()).forEach(join -> join.decide(draft));
        });
    }

    private void grant(CompanyJson.NewGrant grant) {
        Directory directory = ledger.now().directory();
        List<UserId> holders = new ArrayList<>();
        for (String login : grant.users() == null ? List.<String>of() : grant.users()) {
            holders.add(directory.userByLogIn(login).orElseThrow().id());
        }
        for (String name : grant.groups() == null ? List.<String>of() : grant.groups()) {
            GroupId id = directory.groups().named(name).orElseThrow().id();
            holders.add(new UserId(id.high(), id.low())); // users and groups share one space of ids
        }
        RoleId role = directory.roles().named(grant.role()).orElseThrow().id();
        ProjectId project =
                directory.projects().named(grant.project()).orElseThrow().id();
        write(new AlterRole(role, List.of(new Operation.AddMembers(project, holders))));
    }

    private static UseCase give(HolderId holder, @Nullable List<Integer> privileges) {
        return new GivePrivileges(holder, PrivilegeSet.of(privileges == null ? List.of() : privileges));
    }

    private static List<Join> join(Directory directory, HolderId member, List<String> groups) {
        return groups.stream()
                .map(name ->
                        new Join(directory.groups().named(name).orElseThrow().id(), IdSet.of(member)))
                .toList();
    }

    private @Nullable Secret password(@Nullable String password) {
        return password == null ? null : FreshPassword.secret(password, random);
    }

    private void write(UseCase useCase) {
        ledger.write(CALLER, useCase);
    }

    /// The id in the file, or the one that follows from the key.
    private static String id(@Nullable String wellKnown, String kind, String key) {
        if (wellKnown != null) {
            return wellKnown;
        }
        try {
            byte[] text = ("demo:" + kind + ":" + key).getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().withUpperCase().formatHex(hash).substring(0, ID_CHARS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
