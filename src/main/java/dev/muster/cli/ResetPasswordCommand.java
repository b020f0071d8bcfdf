package dev.muster.cli;

import dev.muster.app.ConfigReader;
import dev.muster.app.WrongOption;
import dev.muster.base.Author;
import dev.muster.base.Caller;
import dev.muster.directory.WellKnown;
import dev.muster.ledger.Ledger;
import dev.muster.ledger.LedgerSettings;
import dev.muster.password.PasswordGenerator;
import dev.muster.password.UnlockAccount;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// `muster admin reset-password`: sets a new password for a user who is locked out. The password comes from
/// `MUSTER_ADMIN_PASSWORD`, or is generated and printed once. The command writes to the store directly, so with an
/// embedded database the server must be stopped.
final class ResetPasswordCommand implements Command {

    private static final Flag USER = Flag.of("--user", "LOGIN", "The login name of the user. Default: Administrator.");

    private final CommandContext context;

    ResetPasswordCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return "admin reset-password";
    }

    @Override
    public String description() {
        return "Sets a new password for a user who is locked out. With SQLite, stop the server first.";
    }

    @Override
    public List<Flag> flags() {
        return OpenStore.flags(USER);
    }

    /// @throws WrongOption if the password in the variable breaks the rule for passwords
    @Override
    public int run(Arguments arguments) {
        String user = arguments.text(USER.name()).orElse("Administrator");
        Optional<String> configured = ConfigReader.password(context.environment());
        SecureRandom random = new SecureRandom();
        String password = configured.orElseGet(() -> PasswordGenerator.generate(random));
        Caller caller = new Caller(WellKnown.ADMINISTRATOR, Author.CLI, "");
        try (OpenStore open = OpenStore.of(arguments.options(context), context.environment());
                Ledger ledger = Ledger.open(open.store(), InstantSource.system(), LedgerSettings.USUAL)) {
            ledger.write(caller, new UnlockAccount(user, PasswordGenerator.secret(password, random)));
        }
        context.out()
                .println(
                        configured.isPresent()
                                ? "The password of " + user + " is now the one in " + ConfigReader.PASSWORD_VARIABLE
                                : "The password of " + user + ", shown only once: " + password);
        return 0;
    }
}
