package dev.muster.app;

import dev.muster.apitoken.ApiTokenRoutes;
import dev.muster.endpoint.Endpoint;
import dev.muster.endpoint.LiveSessions;
import dev.muster.endpoint.NewIds;
import dev.muster.endpoint.SecurityLog;
import dev.muster.endpoint.Signed;
import dev.muster.endpoint.Writes;
import dev.muster.group.GroupRoutes;
import dev.muster.holder.HolderRoutes;
import dev.muster.journal.JournalRoutes;
import dev.muster.ledger.Ledger;
import dev.muster.login.Admission;
import dev.muster.login.FailureLimit;
import dev.muster.login.IdentityRoutes;
import dev.muster.login.LogInRoutes;
import dev.muster.login.SessionSettings;
import dev.muster.login.Ways;
import dev.muster.object.ObjectRoutes;
import dev.muster.object.SearchRoutes;
import dev.muster.password.NewPasswords;
import dev.muster.password.PasswordCheck;
import dev.muster.project.MonitorRoutes;
import dev.muster.project.ProjectRoutes;
import dev.muster.role.BulkRoutes;
import dev.muster.role.MemberRoutes;
import dev.muster.role.PrivilegeRoutes;
import dev.muster.role.RoleRoutes;
import dev.muster.session.ConnectionRoutes;
import dev.muster.session.SessionRoutes;
import dev.muster.user.AddressRoutes;
import dev.muster.user.DeviceRoutes;
import dev.muster.user.UserRoutes;
import dev.muster.user.UserSettingsRoutes;
import dev.muster.web.ApiDocsRoutes;
import dev.muster.web.StatusRoutes;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// Every endpoint of the server: one line for each feature.
public final class Faces {

    private Faces() {}

    /// What the features are made from.
    ///
    /// @param passwordsAtOnce password hashes computed at the same time at most
    /// @param signed text that clients carry: ids of searches, cursors, identity tokens
    public record Parts(
            Ledger ledger,
            LiveSessions sessions,
            SessionSettings sessionSettings,
            int passwordsAtOnce,
            Signed signed,
            SecurityLog log,
            InstantSource clock) {}

    /// All endpoints, in no particular order.
    public static List<Endpoint> of(Parts parts) {
        Writes writes = new Writes(parts.ledger());
        NewIds ids = new SecureRandom()::nextLong;
        PasswordCheck passwords = new PasswordCheck(parts.passwordsAtOnce());
        NewPasswords newPasswords = new NewPasswords(parts.sessionSettings().passwords(), passwords, ids);
        Ways ways = new Ways(parts.ledger(), parts.sessionSettings(), newPasswords, parts.signed(), parts.clock());
        FailureLimit limit = new FailureLimit(parts.sessionSettings().failuresAMinute(), parts.clock());
        Admission admission = new Admission(parts.ledger(), parts.sessionSettings(), limit, parts.log());
        return Stream.of(
                        new StatusRoutes(parts.clock()).endpoints(),
                        new LogInRoutes(parts.ledger(), parts.sessions(), admission, ways, parts.log()).endpoints(),
                        new IdentityRoutes(parts.signed()).endpoints(),
                        new ApiTokenRoutes(writes, ids, parts.sessionSettings().guest()).endpoints(),
                        new SessionRoutes(parts.sessionSettings(), parts.sessions(), parts.clock()).endpoints(),
                        new ConnectionRoutes(parts.sessions(), writes, parts.clock(), parts.log()).endpoints(),
                        new PrivilegeRoutes().endpoints(),
                        new RoleRoutes(writes, ids).endpoints(),
                        new MemberRoutes(writes).endpoints(),
                        new BulkRoutes(writes).endpoints(),
                        new HolderRoutes().endpoints(),
                        new UserRoutes(writes, ids, newPasswords).endpoints(),
                        new UserSettingsRoutes(writes, parts.sessions()::lastLogIn).endpoints(),
                        new AddressRoutes(writes, ids).endpoints(),
                        new DeviceRoutes(writes).endpoints(),
                        new GroupRoutes(writes, ids).endpoints(),
                        new ProjectRoutes(writes, ids).endpoints(),
                        new MonitorRoutes(writes).endpoints(),
                        new SearchRoutes(parts.ledger(), parts.signed()).endpoints(),
                        new ObjectRoutes(writes).endpoints(),
                        new JournalRoutes(parts.ledger(), parts.signed()).endpoints(),
                        new ApiDocsRoutes().endpoints())
                .flatMap(List::stream)
                .toList();
    }
}
