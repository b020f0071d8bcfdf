package dev.muster.cli;

import dev.muster.app.ConfigReader;
import dev.muster.app.WrongOption;
import dev.muster.base.Author;
import dev.muster.base.Caller;
import dev.muster.directory.WellKnown;
import dev.muster.ledger.Ledger;
import dev.muster.ledger.LedgerSettings;
import dev.muster.session.FreshPassword;
import dev.muster.session.ReopenAccount;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `muster admin reset-password`: a new password for somebody who is locked out, made up and shown once, or
/// taken from `MUSTER_ADMIN_PASSWORD`. Works on the store itself; an embedded one must have no server on it.
@Command(name = "reset-password", description = "Gives somebody who is locked out a new password.")
final class ResetPasswordCommand implements Callable<Integer> {

    private final Shell shell;

    @Option(names = "--user", paramLabel = "LOGIN", description = "Whose; Administrator's if not given.")
    private String user = "Administrator";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ResetPasswordCommand(Shell shell) {
        this.shell = shell;
    }

    /// @throws WrongOption if the chosen password is none that a server takes
    @Override
    public Integer call() {
        Optional<String> chosen = ConfigReader.password(shell.environment());
        SecureRandom random = new SecureRandom();
        String password = chosen.orElseGet(() -> FreshPassword.madeUp(random));
        Caller caller = new Caller(WellKnown.ADMINISTRATOR, Author.CLI, "");
        try (OpenStore open = OpenStore.of(ServerOptions.given(spec, shell), shell.environment());
                Ledger ledger = Ledger.open(open.store(), InstantSource.system(), LedgerSettings.USUAL)) {
            ledger.write(caller, new ReopenAccount(user, FreshPassword.secret(password, random)));
        }
        shell.out()
                .println(
                        chosen.isPresent()
                                ? "The password of " + user + " is the one given"
                                : "The password of " + user + ", shown this once: " + password);
        return 0;
    }
}
