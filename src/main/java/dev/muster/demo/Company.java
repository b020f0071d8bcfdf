package dev.muster.demo;

import dev.muster.base.Author;
import dev.muster.base.Caller;
import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.ObjectId;
import dev.muster.base.ProjectId;
import dev.muster.base.RawId;
import dev.muster.base.RoleId;
import dev.muster.base.Sha256;
import dev.muster.base.UserId;
import dev.muster.directory.Directory;
import dev.muster.directory.LoginAccount;
import dev.muster.directory.WellKnown;
import dev.muster.group.CreateGroup;
import dev.muster.holder.GivePrivileges;
import dev.muster.holder.JoinGroup;
import dev.muster.ledger.Ledger;
import dev.muster.ledger.UseCase;
import dev.muster.password.PasswordGenerator;
import dev.muster.password.SetPassword;
import dev.muster.privilege.PrivilegeSet;
import dev.muster.project.CreateProject;
import dev.muster.role.AlterRole;
import dev.muster.role.CreateRole;
import dev.muster.role.RoleOperation;
import dev.muster.store.Secret;
import dev.muster.user.CreateUser;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Enters the demo company by one use case after the other, in the name of Administrator.
///
/// Each id is computed from the data, so that scripts against the demonstration keep working, and so that each use case
/// can see whether it is done already. If the program ends half-way, the next start enters the rest.
public final class Company {

    /// The secret that marks a database whose company is not complete. It is stored with the first entry of the
    /// database, and removed with the last entry of the company.
    public static final Secret UNFINISHED = new Secret("DE300000000000000000000000000001", "demo", "unfinished");

    private static final Caller CALLER = new Caller(WellKnown.ADMINISTRATOR, Author.SETUP, "");

    /// Characters of an id's text.
    private static final int ID_CHARS = 32;

    private final CompanyJson company;
    private final SecureRandom random = new SecureRandom();

    private Company(CompanyJson company) {
        this.company = company;
    }

    /// Enters the missing rest of the company, if the database has the mark [#UNFINISHED].
    public static void finish(Ledger ledger) {
        if (ledger.secret(UNFINISHED.id()).isPresent()) {
            steps().forEach(step -> ledger.write(CALLER, step));
        }
    }

    /// The use cases that enter the company, in order. The stream is lazy, because making a use case may hash a
    /// password.
    public static Stream<UseCase> steps() {
        Company company = new Company(CompanyJson.read());
        CompanyJson.NewGrant last = company.company.grants().getLast();
        return Stream.of(
                        company.company.projects().stream().map(Company::project),
                        company.company.roles().stream().map(Company::role),
                        company.company.groups().stream().map(Company::group),
                        company.company.users().stream().map(company::user),
                        company.company.grants().stream()
                                .limit(company.company.grants().size() - 1L)
                                .map(Company::grant),
                        Stream.of(finishing(grant(last))))
                .flatMap(Function.identity());
    }

    private static UseCase project(CompanyJson.NewProject project) {
        ProjectId id = ProjectId.of(id(project.id(), "project", project.name()));
        return unlessPresent(id, new CreateProject(id, project.name(), project.description()));
    }

    private static UseCase role(CompanyJson.NewRole role) {
        RoleId id = RoleId.of(id(null, "role", role.name()));
        return unlessPresent(
                id, new CreateRole(id, role.name(), role.description(), PrivilegeSet.of(role.privileges())));
    }

    private static UseCase group(CompanyJson.NewGroup group) {
        GroupId id = GroupId.of(id(group.id(), "group", group.name()));
        return unlessPresent(id, draft -> {
            new CreateGroup(id, group.name(), group.description()).decide(draft);
            give(id, group.privileges()).decide(draft);
            join(draft.now(), id, group.parents()).forEach(join -> join.decide(draft));
        });
    }

    private UseCase user(CompanyJson.NewUser user) {
        UserId id = UserId.of(id(user.id(), "user", user.login()));
        Secret password = password(user.password());
        boolean enabled = user.enabled() == null || user.enabled();
        return unlessPresent(id, draft -> {
            LoginAccount account = LoginAccount.of(user.login()).withEnabled(enabled);
            new CreateUser(id, user.name(), user.description(), account).decide(draft);
            if (password != null) {
                new SetPassword(id, password, false).decide(draft);
            }
            give(id, user.privileges()).decide(draft);
            join(draft.now(), id, user.groups()).forEach(join -> join.decide(draft));
        });
    }

    private static UseCase grant(CompanyJson.NewGrant grant) {
        return draft -> {
            Directory directory = draft.now();
            RoleId role = directory.roles().named(grant.role()).orElseThrow().id();
            ProjectId project =
                    directory.projects().named(grant.project()).orElseThrow().id();
            var add = new RoleOperation.AddMembers(project, holders(directory, grant));
            new AlterRole(role, List.of(add)).decide(draft);
        };
    }

    private static List<RawId> holders(Directory directory, CompanyJson.NewGrant grant) {
        List<RawId> holders = new ArrayList<>();
        for (String login : grant.users() == null ? List.<String>of() : grant.users()) {
            holders.add(RawId.of(directory.userByLoginName(login).orElseThrow().id()));
        }
        for (String name : grant.groups() == null ? List.<String>of() : grant.groups()) {
            GroupId id = directory.groups().named(name).orElseThrow().id();
            holders.add(RawId.of(id));
        }
        return holders;
    }

    private static UseCase unlessPresent(ObjectId id, UseCase useCase) {
        return draft -> {
            if (draft.now().find(id).isEmpty()) {
                useCase.decide(draft);
            }
        };
    }

    private static UseCase finishing(UseCase useCase) {
        return draft -> {
            useCase.decide(draft);
            draft.dropSecret(UNFINISHED.id());
        };
    }

    private static UseCase give(HolderId holder, @Nullable List<Integer> privileges) {
        return new GivePrivileges(holder, PrivilegeSet.of(privileges == null ? List.of() : privileges));
    }

    private static List<JoinGroup> join(Directory directory, HolderId member, List<String> groups) {
        return groups.stream()
                .map(name -> new JoinGroup(
                        directory.groups().named(name).orElseThrow().id(), IdSet.of(member)))
                .toList();
    }

    private @Nullable Secret password(@Nullable String password) {
        return password == null ? null : PasswordGenerator.secret(password, random);
    }

    /// The id in the file, or else the id that is computed from the key.
    private static String id(@Nullable String wellKnown, String kind, String key) {
        if (wellKnown != null) {
            return wellKnown;
        }
        return Sha256.hex("demo:" + kind + ":" + key).substring(0, ID_CHARS).toUpperCase(Locale.ROOT);
    }
}
