package dev.muster.app;

import dev.muster.base.Author;
import dev.muster.base.Caller;
import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.ProjectId;
import dev.muster.base.RawId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.Delegation;
import dev.muster.directory.LoginAccount;
import dev.muster.directory.WellKnown;
import dev.muster.group.CreateGroup;
import dev.muster.holder.GivePrivileges;
import dev.muster.holder.JoinGroup;
import dev.muster.ledger.UseCase;
import dev.muster.password.PasswordGenerator;
import dev.muster.password.SetPassword;
import dev.muster.privilege.PrivilegeSet;
import dev.muster.project.CreateProject;
import dev.muster.role.AlterRole;
import dev.muster.role.CreateRole;
import dev.muster.role.RoleOperation;
import dev.muster.testing.TestServer;
import dev.muster.user.CreateUser;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Users, groups, roles and projects for a server test, entered by use cases as Administrator, under ids that the
/// test chooses.
public record ServerFixture(TestServer server) {

    public static final String PASSWORD = "horse staple 1";

    private static final Caller ADMINISTRATOR = new Caller(WellKnown.ADMINISTRATOR, Author.SETUP, "");

    /// Makes a user who holds the privileges directly.
    public UserId user(String id, String loginName, Integer... privileges) {
        UserId user = UserId.of(id);
        write(new CreateUser(user, "Full Name of " + loginName, "", LoginAccount.of(loginName)));
        write(new SetPassword(user, PasswordGenerator.secret(PASSWORD, new Random(user.low())), false));
        write(new GivePrivileges(user, PrivilegeSet.of(List.of(privileges))));
        return user;
    }

    /// Gives the user more privileges directly.
    public void give(UserId user, Integer... privileges) {
        write(new GivePrivileges(user, PrivilegeSet.of(List.of(privileges))));
    }

    public ProjectId project(String id, String name) {
        ProjectId project = ProjectId.of(id);
        write(new CreateProject(project, name, "What " + name + " is for."));
        return project;
    }

    public RoleId role(String id, String name, Integer... privileges) {
        RoleId role = RoleId.of(id);
        write(new CreateRole(role, name, "What " + name + " may do.", PrivilegeSet.of(List.of(privileges))));
        return role;
    }

    public void grant(RoleId role, ProjectId project, UserId... members) {
        write(new AlterRole(
                role,
                List.of(new RoleOperation.AddMembers(
                        project, Stream.of(members).map(RawId::of).toList()))));
    }

    /// Lets the holder grant the role without holding it.
    ///
    /// @param project null if in all projects
    public void delegate(RoleId role, @Nullable ProjectId project, HolderId delegate) {
        write(draft -> draft.delegate(new Delegation(role, project, delegate)));
    }

    /// Hides the role from all users but administrators and these.
    public void hide(RoleId role, UserId... viewers) {
        write(draft -> {
            var hidden = draft.now().roles().find(role).orElseThrow();
            Acl acl = Acl.ofRole(WellKnown.ADMINISTRATOR)
                    .without(WellKnown.EVERYONE)
                    .without(WellKnown.PUBLIC_GUEST);
            for (UserId viewer : viewers) {
                acl = acl.with(Acl.Ace.allow(viewer, Acl.BROWSE));
            }
            draft.put(hidden.with(hidden.properties().withAcl(acl)));
        });
    }

    /// Hides the user from all users but administrators.
    public void hide(UserId user) {
        write(draft -> {
            var hidden = draft.now().users().find(user).orElseThrow();
            draft.put(hidden.with(hidden.properties().withAcl(Acl.COMMON.without(WellKnown.EVERYONE))));
        });
    }

    /// Hides the project from all users but administrators.
    public void hide(ProjectId project) {
        write(draft -> {
            var hidden = draft.now().projects().find(project).orElseThrow();
            draft.put(hidden.with(hidden.properties().withAcl(Acl.COMMON.without(WellKnown.EVERYONE))));
        });
    }

    /// Makes a group with members, which holds the privileges directly.
    public GroupId group(String id, String name, List<UserId> members, Integer... privileges) {
        GroupId group = GroupId.of(id);
        write(new CreateGroup(group, name, ""));
        write(new GivePrivileges(group, PrivilegeSet.of(List.of(privileges))));
        join(group, members.toArray(HolderId[]::new));
        return group;
    }

    /// Adds members to the group.
    public void join(GroupId group, HolderId... members) {
        write(new JoinGroup(group, IdSet.of(List.of(members))));
    }

    /// Logs a user in.
    public String token(String loginName) {
        return server.token(loginName, PASSWORD);
    }

    private void write(UseCase useCase) {
        server.app().ledger().write(ADMINISTRATOR, useCase);
    }
}
