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

/// `muster admin reset-password`: a new password for somebody who is locked out, made up and shown once, or
/// taken from `MUSTER_ADMIN_PASSWORD`. Works on the store itself; an embedded one must have no server on it.
final class ResetPasswordCommand implements Command {

    private static final Flag USER = Flag.of("--user", "LOGIN", "Whose; Administrator's if not given.");

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
        return "Gives somebody who is locked out a new password. With SQLite the server must be stopped.";
    }

    @Override
    public List<Flag> flags() {
        return OpenStore.flags(USER);
    }

    /// @throws WrongOption if the chosen password is none that a server takes
    @Override
    public int run(Arguments given) {
        String user = given.text(USER.name()).orElse("Administrator");
        Optional<String> chosen = ConfigReader.password(context.environment());
        SecureRandom random = new SecureRandom();
        String password = chosen.orElseGet(() -> PasswordGenerator.generate(random));
        Caller caller = new Caller(WellKnown.ADMINISTRATOR, Author.CLI, "");
        try (OpenStore open = OpenStore.of(given.options(context), context.environment());
                Ledger ledger = Ledger.open(open.store(), InstantSource.system(), LedgerSettings.USUAL)) {
            ledger.write(caller, new UnlockAccount(user, PasswordGenerator.secret(password, random)));
        }
        context.out()
                .println(
                        chosen.isPresent()
                                ? "The password of " + user + " is the one given"
                                : "The password of " + user + ", shown this once: " + password);
        return 0;
    }
}
