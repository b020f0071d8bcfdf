package dev.muster.app;

import dev.muster.apitoken.ApiTokenRoutes;
import dev.muster.endpoint.Endpoint;
import dev.muster.endpoint.IdGenerator;
import dev.muster.endpoint.SecurityLog;
import dev.muster.endpoint.SessionRegistry;
import dev.muster.endpoint.SignedText;
import dev.muster.endpoint.WritePath;
import dev.muster.group.GroupRoutes;
import dev.muster.holder.HolderRoutes;
import dev.muster.journal.JournalRoutes;
import dev.muster.ledger.Ledger;
import dev.muster.login.IdentityTokenRoutes;
import dev.muster.login.LoginMethods;
import dev.muster.login.LoginRoutes;
import dev.muster.login.LoginService;
import dev.muster.login.LoginSettings;
import dev.muster.login.LoginThrottle;
import dev.muster.object.ObjectRoutes;
import dev.muster.object.SearchRoutes;
import dev.muster.password.NewPasswordHasher;
import dev.muster.password.PasswordHashPool;
import dev.muster.project.MonitorRoutes;
import dev.muster.project.ProjectRoutes;
import dev.muster.role.BulkPrivilegeRoutes;
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

/// The list of all endpoints of the server: one line for each feature.
public final class ServerEndpoints {

    private ServerEndpoints() {}

    /// The parts that the features share.
    ///
    /// @param passwordsAtOnce the most password hashes that are computed at the same time
    /// @param signedText the signer of texts that clients carry: ids of searches, cursors, identity tokens
    /// @param log the log of security events
    public record Parts(
            Ledger ledger,
            SessionRegistry sessions,
            LoginSettings loginSettings,
            int passwordsAtOnce,
            SignedText signedText,
            SecurityLog log,
            InstantSource clock) {}

    /// All endpoints, in no particular order.
    public static List<Endpoint> of(Parts parts) {
        WritePath writes = new WritePath(parts.ledger());
        IdGenerator ids = new SecureRandom()::nextLong;
        PasswordHashPool hashPool = new PasswordHashPool(parts.passwordsAtOnce());
        NewPasswordHasher newPasswords =
                new NewPasswordHasher(parts.loginSettings().passwords(), hashPool, ids);
        LoginMethods loginMethods = new LoginMethods(
                parts.ledger(), parts.loginSettings(), newPasswords, parts.signedText(), parts.clock());
        LoginThrottle throttle = new LoginThrottle(parts.loginSettings().failuresAMinute(), parts.clock());
        LoginService loginService = new LoginService(parts.ledger(), parts.loginSettings(), throttle, parts.log());
        return Stream.of(
                        new StatusRoutes(parts.clock()).endpoints(),
                        new LoginRoutes(parts.ledger(), parts.sessions(), loginService, loginMethods, parts.log())
                                .endpoints(),
                        new IdentityTokenRoutes(parts.signedText()).endpoints(),
                        new ApiTokenRoutes(writes, ids, parts.loginSettings().guest()).endpoints(),
                        new SessionRoutes(parts.loginSettings(), parts.sessions(), parts.clock()).endpoints(),
                        new ConnectionRoutes(parts.sessions(), writes, parts.clock(), parts.log()).endpoints(),
                        new PrivilegeRoutes().endpoints(),
                        new RoleRoutes(writes, ids).endpoints(),
                        new MemberRoutes().endpoints(),
                        new BulkPrivilegeRoutes(writes).endpoints(),
                        new HolderRoutes().endpoints(),
                        new UserRoutes(writes, ids, newPasswords).endpoints(),
                        new UserSettingsRoutes(writes, parts.sessions()::lastLogIn).endpoints(),
                        new AddressRoutes(writes, ids).endpoints(),
                        new DeviceRoutes(writes).endpoints(),
                        new GroupRoutes(writes, ids).endpoints(),
                        new ProjectRoutes(writes, ids).endpoints(),
                        new MonitorRoutes(writes).endpoints(),
                        new SearchRoutes(parts.ledger(), parts.signedText()).endpoints(),
                        new ObjectRoutes(writes).endpoints(),
                        new JournalRoutes(parts.ledger(), parts.signedText()).endpoints(),
                        new ApiDocsRoutes().endpoints())
                .flatMap(List::stream)
                .toList();
    }
}
